// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

/**
 * A value as it was written, and where: {@code agent argument}, {@code system property} and so on.
 */
public record Setting(String value, String origin) {}
