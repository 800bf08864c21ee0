// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

/**
 * Proof that a method ran on a loop of that kind and did not make that call; {@code culprit} is
 * class.method.
 */
public record CleanRun(String kind, String culprit, String api) {}
