// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import io.github.stallgate.harness.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A packaged sample application.
 *
 * @param module its directory
 * @param options more options of the agent, each after a comma
 */
public record Sample(Path module, String mainClass, String options) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What a test does with a sample while it runs. */
  public interface Visit {
    void to(RunningSample sample) throws Exception;
  }

  /** What a sample printed, and what the agent reported of it. */
  public record Play(String output, Report report) {}

  /** The sample of the module that Maven is testing. */
  public static Sample ofThisModule(String mainClass) {
    return new Sample(Path.of(System.getProperty("basedir", "")).toAbsolutePath(), mainClass, "");
  }

  /** The same under an agent with those options too, as {@code reroute=true}. */
  public Sample with(String agentOptions) {
    return new Sample(module, mainClass, options + ',' + agentOptions);
  }

  /** The stalls that the comments in the sample's sources announce. */
  public Set<Stall> plantedStalls() throws IOException {
    return StallComments.in(module.resolve("src/main/java"));
  }

  /**
   * Runs a variant on that JDK under the agent, visits it, ends it and returns the agent's report.
   * What the run printed and the report stay in a new directory under {@code target/golden}. Fails
   * if the module or the agent is not packaged, or if the sample does not end by itself with 0.
   */
  public Report run(Jdk jdk, String variant, Visit visit) throws Exception {
    Path directory = directory(jdk, variant);
    try (RunningSample sample = RunningSample.start(jdk, command(directory, variant), directory)) {
      visit.to(sample);
    }
    return report(directory);
  }

  /** The same with a sample that serves nobody and ends by itself, within 5 min. */
  public Report run(Jdk jdk, String variant) throws Exception {
    return play(jdk, variant).report();
  }

  /** The same, with what it printed. */
  public Play play(Jdk jdk, String variant) throws Exception {
    Path directory = directory(jdk, variant);
    Path log = directory.resolve("sample");
    ForkedJava.start(jdk, command(directory, variant), "", log).awaitEnd(PATIENCE);
    return new Play(Files.readString(ForkedJava.outputOf(log)), report(directory));
  }

  private Path directory(Jdk jdk, String variant) throws IOException {
    Path parent = Files.createDirectories(module.resolve("target/golden"));
    return Files.createTempDirectory(parent, variant + "-" + jdk.feature() + "-");
  }

  private static Report report(Path directory) throws IOException {
    Path reports = reports(directory);
    if (!Files.isDirectory(reports)) {
      throw new IllegalStateException(reports + ": the agent made no report; see " + directory);
    }
    return Report.read(reports);
  }

  private static Path reports(Path directory) {
    return directory.resolve("report");
  }

  private List<String> command(Path directory, String variant) {
    String agent = "-javaagent:" + packaged(agent()) + "=report=" + reports(directory) + options;
    Path classes = packaged(module.resolve("target/classes"));
    Path libraries = packaged(module.resolve("target/lib"));
    String classPath = classes + File.pathSeparator + libraries + File.separator + "*";
    return List.of(agent, "-cp", classPath, mainClass, variant);
  }

  private Path agent() {
    return module.resolve("../../agent/dist/target/stallgate-agent.jar").normalize();
  }

  private static Path packaged(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalStateException(
          path + ": missing; run 'mvn verify' in the project's root, which packages it first");
    }
    return path;
  }
}
