// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

/** RxJava 3 marks the threads of its computation and single schedulers. */
final class RxJavaLoops implements Recogniser {
  @Override
  public String kind() {
    return "rxjava";
  }

  @Override
  public boolean startsLoop(Class<?> threadType) {
    return Recogniser.is(threadType, "io.reactivex.rxjava3.internal.schedulers.NonBlockingThread");
  }
}
