// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import java.util.concurrent.CountDownLatch;

/** Somebody waits until the reporter has taken what was sent before this. */
public record Settled(CountDownLatch reached) {}
