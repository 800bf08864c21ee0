// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.harness.Jdk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A server on a JDK, or on Python.
 *
 * @param jdk that it runs on; for a Python peer the one that ours, compared with it, runs on
 */
record EchoContender(EchoServer server, Jdk jdk) {

  /** All that can be run here, a JDK after the other. */
  static List<EchoContender> all(List<Jdk> jdks, Launcher launcher) {
    Jdk last = jdks.get(jdks.size() - 1);
    List<EchoContender> all = new ArrayList<>();
    for (Jdk jdk : jdks) {
      for (EchoServer server : EchoServer.values()) {
        if (server.isJava() ? server.runsOn(jdk) : jdk == last && isThere(server, launcher)) {
          all.add(new EchoContender(server, jdk));
        }
      }
    }
    return all;
  }

  /** Those that this machine's Python lacks. */
  static List<EchoServer> absent(Launcher launcher) {
    return List.of(EchoServer.values()).stream()
        .filter(server -> !server.isJava() && !isThere(server, launcher))
        .toList();
  }

  EchoContender ours() {
    return new EchoContender(server.ours(), jdk);
  }

  boolean isOurs() {
    return server == server.ours();
  }

  /** Its JDK's feature release, or 0. */
  int feature() {
    return server.isJava() ? jdk.feature() : 0;
  }

  double budget() {
    return server.budget(jdk);
  }

  /** For file names. */
  String file() {
    return server.name().toLowerCase(Locale.ROOT) + "-" + feature();
  }

  private static boolean isThere(EchoServer server, Launcher launcher) {
    return launcher.python().versions().containsKey(server.library());
  }
}
