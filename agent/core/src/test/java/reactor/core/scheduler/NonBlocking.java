// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package reactor.core.scheduler;

/** Looks like Reactor's mark for threads that must not block. */
public interface NonBlocking {}
