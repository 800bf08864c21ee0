// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

/**
 * A baseline entry with a {@code *}, and how many of this run's findings it accepts: more than the
 * person who wrote it may have known.
 */
public record WideEntry(BaselineEntry entry, int findings) {}
