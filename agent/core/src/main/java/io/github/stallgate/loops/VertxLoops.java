// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

/**
 * Vert.x 4 and 5: its event loops are Netty loops on threads of its own class; its workers are not
 * loops.
 */
final class VertxLoops implements Recogniser {
  @Override
  public String kind() {
    return "vertx";
  }

  @Override
  public boolean startsLoop(Class<?> threadType) {
    return false;
  }

  @Override
  public boolean owns(Class<?> threadType) {
    return threadType.getName().startsWith("io.vertx.");
  }
}
