// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.harness.Jdk;
import java.util.List;
import java.util.Locale;

/** The servers that are compared; those that stand for the same style beside one another. */
enum EchoServer {
  NETTY("Netty, one loop", NettyEcho.class),
  PROTOCOL("Stallgate, protocol", StallgateProtocolEcho.class),
  STREAMS("Stallgate, coroutine streams", StallgateStreamEcho.class),
  VIRTUAL_THREADS("virtual threads, one carrier", VirtualThreadEcho.class),
  ASYNCIO_STREAMS("asyncio streams", "asyncio"),
  UVLOOP_STREAMS("uvloop streams", "uvloop"),
  ASYNCIO_PROTOCOL("asyncio protocol", "asyncio"),
  UVLOOP_PROTOCOL("uvloop protocol", "uvloop"),
  GEVENT("gevent", "gevent"),
  TRIO("trio", "trio");

  private static final String SCRIPT = "echo_server.py";
  private static final String HEAP = "256m";

  private final String label;
  private final Class<?> main;
  private final String library;

  EchoServer(String label, Class<?> main) {
    this(label, main, "");
  }

  EchoServer(String label, String library) {
    this(label, null, library);
  }

  EchoServer(String label, Class<?> main, String library) {
    this.label = label;
    this.main = main;
    this.library = library;
  }

  String label() {
    return label;
  }

  boolean isJava() {
    return main != null;
  }

  /** The Python library that it needs. */
  String library() {
    return library;
  }

  boolean runsOn(Jdk jdk) {
    return isJava() && (this != VIRTUAL_THREADS || Launcher.hasVirtualThreads(jdk));
  }

  /** The server of ours that it is compared with; itself for ours. */
  EchoServer ours() {
    return switch (this) {
      case NETTY, PROTOCOL, ASYNCIO_PROTOCOL, UVLOOP_PROTOCOL -> PROTOCOL;
      default -> STREAMS;
    };
  }

  /**
   * What ours must reach of it; 0 for no budget. On threads, our streams have none.
   *
   * @param jdk that ours runs on
   */
  double budget(Jdk jdk) {
    return switch (this) {
      case NETTY -> 1;
      case VIRTUAL_THREADS -> 1.3;
      case ASYNCIO_STREAMS -> Launcher.hasVirtualThreads(jdk) ? 2 : 0;
      default -> 0;
    };
  }

  /** Starts it, tied to that core. */
  List<String> command(Launcher launcher, List<String> core, Jdk jdk) {
    if (!isJava()) {
      return launcher.python(core, SCRIPT, argument());
    }
    List<String> options =
        switch (this) {
          case PROTOCOL, STREAMS -> Launcher.OURS;
          case VIRTUAL_THREADS -> Launcher.ONE_CARRIER;
          case NETTY -> Launcher.netty(jdk);
          default -> List.of();
        };
    return launcher.java(core, jdk, HEAP, options, main);
  }

  /** Its name for the script. */
  private String argument() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
