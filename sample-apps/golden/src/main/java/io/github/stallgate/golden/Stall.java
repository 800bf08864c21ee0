// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

/** A place where a rule is broken: as a comment says it, or as a report does. */
public record Stall(String rule, String className, int line) {}
