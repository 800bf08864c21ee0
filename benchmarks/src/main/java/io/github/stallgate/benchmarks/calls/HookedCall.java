// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.calls;

import io.github.stallgate.benchmarks.jvm.JmhFork;
import java.util.List;

/** The calls that are measured, each by the benchmark method that stands for it. */
enum HookedCall {
  PARK_NANOS_OF_ZERO(ParkCalls.class, "parkNanosOfZero", true),
  PARK_WITH_PERMIT(ParkCalls.class, "parkWithPermit", true),
  SOCKET_CHANNEL_READ(ChannelCalls.class, "socketChannelRead", true),
  SELECT_NOW(ChannelCalls.class, "selectNow", true),
  RANDOM_ACCESS_FILE_READ(FileCalls.class, "randomAccessFileRead", false),
  FILE_EXISTS(FileCalls.class, "fileExists", false);

  private final Class<?> benchmarks;
  private final String method;
  private final boolean silentOnLoops;

  HookedCall(Class<?> benchmarks, String method, boolean silentOnLoops) {
    this.benchmarks = benchmarks;
    this.method = method;
    this.silentOnLoops = silentOnLoops;
  }

  String method() {
    return method;
  }

  /** What makes JMH run it and nothing else. */
  String pattern() {
    return JmhFork.pattern(benchmarks, method);
  }

  /** On a loop only where it is no finding, for a finding costs its stack. */
  List<Place> places() {
    return silentOnLoops ? List.of(Place.values()) : List.of(Place.WITHOUT_AGENT, Place.OFF_LOOP);
  }
}
