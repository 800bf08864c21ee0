// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

/** The carriers of the JDK's own scheduler of virtual threads, JDK 21 and later. */
final class VirtualLoops implements Recogniser {
  static final String KIND = "virtual";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean startsLoop(Class<?> threadType) {
    return Recogniser.is(threadType, "jdk.internal.misc.CarrierThread");
  }
}
