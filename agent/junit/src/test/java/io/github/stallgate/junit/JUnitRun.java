// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.junit.RunTests;
import io.github.stallgate.harness.AgentJar;
import io.github.stallgate.harness.ForkResult;
import io.github.stallgate.harness.ForkedJvm;
import io.github.stallgate.harness.Jdk;
import io.github.stallgate.harness.TestLibs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A JVM that runs test classes by JUnit, with the packaged agent or without it. */
final class JUnitRun {
  private final ForkResult result;

  private JUnitRun(ForkResult result) {
    this.result = result;
  }

  /** With the JUnit that this build uses. */
  static JUnitRun of(Jdk jdk, String agentOptions, String... args) throws Exception {
    return run(jdk, agentOptions, current(), args);
  }

  /** With the oldest JUnit that is supported. */
  static JUnitRun ofOldJUnit(Jdk jdk, String agentOptions, String... args) throws Exception {
    return run(jdk, agentOptions, old(), args);
  }

  private static JUnitRun run(Jdk jdk, String agentOptions, List<Path> junit, String... args)
      throws Exception {
    Path module = AgentJar.dist().resolveSibling("junit").resolve("target");
    ForkedJvm jvm =
        ForkedJvm.on(jdk)
            .classPath(module.resolve("classes"), module.resolve("test-classes"))
            .classPath(AgentJar.dist().resolveSibling("api").resolve("target").resolve("classes"))
            .classPath(TestLibs.loops())
            .classPath(junit);
    if (agentOptions != null) {
      jvm.agent(agentOptions);
    }
    ForkResult result = jvm.main(RunTests.class, args).run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    return new JUnitRun(result);
  }

  private static List<Path> current() {
    List<Path> found = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      String name = Path.of(entry).getFileName().toString();
      if (name.matches("(junit-|opentest4j|apiguardian|jspecify|univocity|fastcsv).*")) {
        found.add(Path.of(entry));
      }
    }
    return found;
  }

  private static List<Path> old() throws IOException {
    Path folder = AgentJar.dist().resolveSibling("junit").resolve("target/test-libs/old-junit");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  String out() {
    return result.out();
  }

  String err() {
    return result.err();
  }

  /** SUCCESSFUL, FAILED or ABORTED. */
  String status(String displayName) {
    return line(displayName)[0];
  }

  /** What the test threw, newlines as {@code |}. */
  String message(String displayName) {
    String[] line = line(displayName);
    return line.length < 3 ? "" : line[2];
  }

  private String[] line(String displayName) {
    return result
        .out()
        .lines()
        .map(line -> line.split("\t"))
        .filter(parts -> parts.length > 1 && parts[1].equals(displayName))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + displayName + " in " + result.out()));
  }
}
