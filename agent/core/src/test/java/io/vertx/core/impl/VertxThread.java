// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.vertx.core.impl;

/** Looks like the threads of Vert.x, of which some run a loop and some are workers. */
public class VertxThread extends Thread {}
