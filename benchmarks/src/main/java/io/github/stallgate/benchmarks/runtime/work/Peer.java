// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.harness.Jdk;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who is measured, and what each can't do. A yield of a callback is only its next turn. */
enum Peer {
  STALLGATE("Stallgate", true),
  VIRTUAL("virtual threads, one carrier", true, Work.TIMERS),
  FUTURES("CompletableFuture, one thread", true, Work.PINGPONG, Work.BEATS),
  NETTY("Netty, one loop", true, Work.PINGPONG, Work.BEATS),
  ASYNCIO("asyncio", false),
  UVLOOP("uvloop", false),
  GEVENT("gevent", false),
  TRIO("trio", false, Work.TIMERS);

  private final String label;
  private final boolean java;
  private final Set<Work> unable;

  Peer(String label, boolean java, Work... unable) {
    this.label = label;
    this.java = java;
    this.unable = EnumSet.noneOf(Work.class);
    this.unable.addAll(List.of(unable));
  }

  String label() {
    return label;
  }

  boolean isJava() {
    return java;
  }

  boolean does(Work work) {
    return !unable.contains(work);
  }

  /** Ours runs on each JDK, its peers on the last. */
  boolean runsOn(Jdk jdk, Jdk last) {
    return switch (this) {
      case STALLGATE -> true;
      case VIRTUAL -> jdk.equals(last) && Launcher.hasVirtualThreads(jdk);
      default -> java && jdk.equals(last);
    };
  }

  /** More arguments of its JVM. */
  List<String> options(Jdk jdk) {
    return switch (this) {
      case STALLGATE -> Launcher.OURS;
      case VIRTUAL -> Launcher.ONE_CARRIER;
      case NETTY -> Launcher.netty(jdk);
      default -> List.of();
    };
  }

  /** The word on the command line; for Python peers the library's name, too. */
  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Peer of(String argument) {
    return valueOf(argument.toUpperCase(Locale.ROOT));
  }

  /** A new one, in this JVM. */
  Bench bench() {
    return switch (this) {
      case STALLGATE -> new StallgateBench();
      case VIRTUAL -> new VirtualThreadBench();
      case FUTURES -> new FutureBench();
      case NETTY -> new NettyBench();
      default -> throw new IllegalArgumentException(this + " is no peer in Java");
    };
  }
}
