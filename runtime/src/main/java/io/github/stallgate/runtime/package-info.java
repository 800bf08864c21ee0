// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

/**
 * A small runtime for structured concurrency: one loop, coroutines that wait on it, and what they
 * need to talk to each other and to the world. Begin with {@link
 * io.github.stallgate.runtime.EventLoop#run} and {@link io.github.stallgate.runtime.Async}.
 */
package io.github.stallgate.runtime;
