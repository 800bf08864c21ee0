// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.io.IOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An application with its own versions of the libraries that the agent is made of: {@code
 * VisibleClasses AGENT-JAR}. Logs a line, prints where each library comes from and which classes of
 * the agent it can see.
 */
public final class VisibleClasses {

  private static final Logger LOG = LoggerFactory.getLogger(VisibleClasses.class);

  private static final List<String> LIBRARIES =
      List.of(
          "net.bytebuddy.ByteBuddy",
          "org.objectweb.asm.ClassWriter",
          "org.slf4j.LoggerFactory",
          "ch.qos.logback.classic.LoggerContext");

  private static final List<String> OF_THE_AGENT =
      List.of(
          "io.github.stallgate.catalog.Rule",
          "io.github.stallgate.cli.selftest.Operation",
          "picocli.CommandLine",
          "org.jctools.queues.MpscArrayQueue",
          "com.fasterxml.jackson.core.JsonFactory");

  private VisibleClasses() {}

  public static void main(String[] args) throws Exception {
    OnLoop.call(LoopKind.NETTY_NIO.start(), SleepyLoop::nap);
    LOG.info("logged by {}", LOG.getClass().getName());
    for (String library : LIBRARIES) {
      System.out.println("library " + library + " " + origin(Class.forName(library)));
    }
    for (String hidden : OF_THE_AGENT) {
      printIfVisible(hidden);
    }
    printVisibleEntries(args[0]);
    System.exit(0);
  }

  private static void printVisibleEntries(String agentJar) throws IOException {
    try (JarFile jar = new JarFile(agentJar)) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .forEach(VisibleClasses::printIfVisible);
    }
  }

  private static void printIfVisible(String name) {
    try {
      Class.forName(name, false, VisibleClasses.class.getClassLoader());
      System.out.println("visible " + name);
    } catch (ClassNotFoundException | LinkageError e) {
      System.out.println("hidden " + name);
    }
  }

  private static String origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location == null ? "unknown" : location.getPath();
  }
}
