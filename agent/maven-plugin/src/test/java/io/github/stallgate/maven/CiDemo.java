// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.github.stallgate.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of {@code sample-apps/ci-demo}, built and changed as somebody would at a prompt. */
final class CiDemo {
  private static final Path SOURCE = Path.of("..", "..", "sample-apps", "ci-demo");
  private static final Path WORK = Path.of("target", "ci-demo").toAbsolutePath();
  private static final Pattern JAR = Pattern.compile("stallgate-agent\\.jar is (\\S+)");
  private static final Pattern ACCEPT = Pattern.compile("baseline accept ([0-9a-f]+) ");

  /** What a command printed and ended with. */
  record Result(int exitCode, String output) {
    /** The ids that the gate offers to accept. */
    List<String> ids() {
      return ACCEPT.matcher(output).results().map(match -> match.group(1)).distinct().toList();
    }

    /** Where the build says that the agent is. */
    String jar() {
      Matcher matcher = JAR.matcher(output);
      if (!matcher.find()) {
        throw new AssertionError("the build does not say where the agent is:\n" + output);
      }
      return matcher.group(1);
    }
  }

  private final Jdk jdk;
  private final Path directory;

  CiDemo(Jdk jdk) throws IOException {
    this.jdk = jdk;
    this.directory = WORK.resolve("jdk-" + jdk.feature());
    for (String part : new String[] {"pom.xml", "src"}) {
      copy(SOURCE.resolve(part), directory.resolve(part));
    }
    for (String left : new String[] {"target", "stallgate-baseline.txt"}) {
      delete(directory.resolve(left));
    }
    delete(directory.resolve("src/main/java/com/acme/notes/ExportController.java"));
    delete(directory.resolve("src/test/java/com/acme/notes/ExportTest.java"));
  }

  /** {@code mvn verify}; the options are those of this build's own surroundings. */
  Result verify() throws IOException, InterruptedException {
    Path mvn = Path.of(System.getProperty("maven.home"), "bin", "mvn");
    Path settings = WORK.resolve("settings.xml");
    String upstream = Path.of(System.getProperty("it.upstream")).toUri().toString();
    String text = Files.readString(Path.of("src", "it", "settings.xml"));
    Files.writeString(settings, text.replace("@localRepositoryUrl@", upstream));
    return run(
        List.of(
            mvn.toString(),
            "-B",
            "-ntp",
            "-s",
            settings.toString(),
            "-Dmaven.repo.local=" + System.getProperty("it.repo"),
            "verify"));
  }

  /** What the red build told to do about its findings. */
  Result accept(Result red, String reason) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(jdk.java().toString(), "-jar", red.jar(), "baseline", "accept"));
    command.addAll(red.ids());
    command.addAll(List.of("--reason", reason, "--report", "target/stallgate"));
    return run(command);
  }

  void addNextCommit() throws IOException {
    copy(SOURCE.resolve("next-commit"), directory);
  }

  String baseline() throws IOException {
    return Files.readString(directory.resolve("stallgate-baseline.txt"));
  }

  private Result run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(WORK, "output", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().remove("CI"); // a person at a prompt; in CI the baseline is not written
    builder.environment().remove("MAVEN_ARGS");
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1"); // short runs
    builder.environment().put("JAVA_HOME", jdk.home().toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      process.getOutputStream().close();
      return new Result(process.waitFor(), Files.readString(output));
    } finally {
      process.destroy();
      Files.delete(output);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(each, target, REPLACE_EXISTING);
        }
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    }
  }
}
