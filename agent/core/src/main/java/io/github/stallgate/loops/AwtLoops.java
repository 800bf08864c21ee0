// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

/** The event dispatch thread of AWT and Swing. */
final class AwtLoops implements Recogniser {
  @Override
  public String kind() {
    return "awt";
  }

  @Override
  public boolean startsLoop(Class<?> threadType) {
    return Recogniser.is(threadType, "java.awt.EventDispatchThread");
  }
}
