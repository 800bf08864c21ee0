// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method waits in native code, and uses nothing that belongs to an event loop. Where the agent
 * reroutes, a loop of the Stallgate runtime goes on while a coroutine is in the method. Not for a
 * native method itself, but for the one that calls it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Reroute {}
