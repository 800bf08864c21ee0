// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import io.github.stallgate.catalog.Family;

/**
 * One live hook.
 *
 * @param api the hooked method, as reports name it
 * @param atCallSite whether the method itself is missing in a stack taken by the hook
 */
public record Hook(int id, Family family, String api, boolean atCallSite) {}
