// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.List;

/**
 * What the agent could hook in one JVM.
 *
 * @param missing hooks it knows and could not set
 * @param callSites whether application call sites were rewritten too
 * @param watchdog whether turns were watched
 * @param unread facts of the system that could not be read there
 */
public record Coverage(
    long hooksLive,
    long hooksKnown,
    List<String> missing,
    boolean callSites,
    boolean watchdog,
    List<String> unread) {}
