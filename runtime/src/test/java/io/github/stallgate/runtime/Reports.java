// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An exception handler that remembers what it was told. */
final class Reports implements LoopExceptionHandler {
  final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
  final List<String> places = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void handle(EventLoop loop, Throwable failure, String where) {
    failures.add(failure);
    places.add(where);
  }
}
