// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the build copies for the class paths of forked applications. */
public final class TestLibs {

  private TestLibs() {}

  /** Netty, Reactor, RxJava. */
  public static List<Path> loops() {
    return jars("loops");
  }

  /** Other versions of the libraries that the agent itself is made of. */
  public static List<Path> old() {
    return jars("old");
  }

  /**
   * A framework that needs a class path of its own: {@code netty41}, {@code shaded}, {@code
   * vertx4}, {@code runtime}.
   */
  public static List<Path> framework(String name) {
    return jars(name);
  }

  /** Another agent, by the name of its artifact. */
  public static Path agent(String artifact) {
    return directory("test-libs").resolve("agents").resolve(artifact + ".jar");
  }

  /** The operations of the self-test and nothing else of the agent. */
  public static Path operations() {
    return directory("operation-classes");
  }

  /** The applications that the tests fork. */
  public static Path applications() {
    return directory("test-classes");
  }

  private static List<Path> jars(String name) {
    try (Stream<Path> files = Files.list(directory("test-libs").resolve(name))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "libraries for forked applications are missing; build them first:"
              + " mvn -pl agent/dist -am package",
          e);
    }
  }

  private static Path directory(String name) {
    return AgentJar.dist().resolve("target").resolve(name);
  }
}
