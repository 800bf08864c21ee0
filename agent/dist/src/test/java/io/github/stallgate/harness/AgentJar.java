// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the build of this repository makes and the tests need. */
public final class AgentJar {

  private AgentJar() {}

  /**
   * The shaded agent.
   *
   * @throws IllegalStateException if it was not built yet
   */
  public static Path path() {
    Path jar = dist().resolve("target").resolve("stallgate-agent.jar");
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "no agent at " + jar + "; build it first: mvn -pl agent/dist -am package");
    }
    return jar;
  }

  /**
   * The module that builds the agent, seen from itself or from any other module of the repository.
   */
  public static Path dist() {
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null) {
      Path dist = directory.resolve("agent").resolve("dist");
      if (Files.isRegularFile(dist.resolve("pom.xml"))) {
        return dist;
      }
      directory = directory.getParent();
    }
    throw new IllegalStateException(
        "agent/dist is in no directory above " + Path.of("").toAbsolutePath());
  }
}
