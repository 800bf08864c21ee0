// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.api;

/**
 * A place in the source.
 *
 * @param file null if the class was compiled without it
 * @param line negative if not known
 */
public record Place(String className, String method, String file, int line) {}
