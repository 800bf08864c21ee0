// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.harness.Jdk;
import java.util.ArrayList;
import java.util.List;

/**
 * A peer on a JDK, or on Python.
 *
 * @param jdk that it runs on; for a Python peer the last
 */
record Contender(Peer peer, Jdk jdk) {
  private static final String HEAP = "1g";
  private static final String SCRIPT = "bench.py";

  /** All that can do it here. */
  static List<Contender> all(Work work, List<Jdk> jdks, Launcher launcher) {
    Jdk last = jdks.get(jdks.size() - 1);
    List<Contender> all = new ArrayList<>();
    for (Peer peer : Peer.values()) {
      if (peer.does(work) && !peer.isJava() && isThere(peer, launcher)) {
        all.add(new Contender(peer, last));
      }
      for (Jdk jdk : jdks) {
        Contender contender = new Contender(peer, jdk);
        if (peer.does(work) && peer.runsOn(jdk, last) && !contender.hidesMemory(work)) {
          all.add(contender);
        }
      }
    }
    return all;
  }

  /** Those that this machine's Python lacks. */
  static List<Peer> absent(Work work, Launcher launcher) {
    return List.of(Peer.values()).stream()
        .filter(peer -> peer.does(work) && !peer.isJava() && !isThere(peer, launcher))
        .toList();
  }

  boolean isOurs() {
    return peer == Peer.STALLGATE;
  }

  /** Its JDK's feature release, or 0. */
  int feature() {
    return peer.isJava() ? jdk.feature() : 0;
  }

  /** In the table. */
  String label() {
    return isOnThreads() ? peer.label() + ", on threads" : peer.label();
  }

  private boolean isOnThreads() {
    return isOurs() && !Launcher.hasVirtualThreads(jdk);
  }

  /** The stacks of threads are not on the heap. */
  private boolean hidesMemory(Work work) {
    return work == Work.BYTES && isOnThreads();
  }

  /** Measures it in a process of its own, tied to that core. */
  List<String> command(Launcher launcher, List<String> core, Work work, Effort effort) {
    List<String> command =
        peer.isJava()
            ? launcher.java(core, jdk, HEAP, peer.options(jdk), Measurement.class)
            : launcher.python(core, SCRIPT, peer.argument());
    List<String> all = new ArrayList<>(command);
    if (peer.isJava()) {
      all.add(peer.argument());
    }
    all.add(work.argument());
    all.addAll(effort.arguments());
    return all;
  }

  private static boolean isThere(Peer peer, Launcher launcher) {
    return launcher.python().versions().containsKey(peer.argument());
  }
}
