// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.common;

import java.io.OutputStream;

/** What the main method of every sample does: pick the variant, serve, end with standard input. */
public final class Launcher {
  private Launcher() {}

  /** A server that listens on a loopback port; closing it ends its loops. */
  public interface Server extends AutoCloseable {
    int port();
  }

  /** Starts one variant of a server. */
  public interface Starter {
    Server start(Variant variant) throws Exception;
  }

  /**
   * Starts the variant that the first argument names, prints {@code listening on <port>}, and
   * closes the server when standard input reaches its end. Without a known variant it says so on
   * standard error and exits with 2.
   */
  public static void run(String[] arguments, Starter starter) throws Exception {
    try (Server server = starter.start(variant(arguments))) {
      System.out.println("listening on " + server.port());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static Variant variant(String[] arguments) {
    String name = arguments.length == 1 ? arguments[0] : "";
    for (Variant variant : Variant.values()) {
      if (variant.argument().equals(name)) {
        return variant;
      }
    }
    System.err.println("arguments: expected exactly one; write 'clean' or 'planted'");
    System.exit(2);
    throw new IllegalStateException("the JVM is about to exit");
  }
}
