// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.policy;

import io.github.stallgate.catalog.Severity;

/**
 * What the options make of one rule.
 *
 * @param severity null: the rule's own
 */
record RulePolicy(Action action, long minNanos, Severity severity) {}
