// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Describes a JVM to fork; options apply in the order in which they are given. Not for use by
 * several threads.
 */
public final class ForkedJvm {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

  private final Jdk jdk;
  private final List<String> jvmArgs = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private final List<String> mainAndArgs = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private Duration timeout = DEFAULT_TIMEOUT;
  private String stdin = "";

  private ForkedJvm(Jdk jdk) {
    this.jdk = jdk;
  }

  public static ForkedJvm on(Jdk jdk) {
    return new ForkedJvm(jdk);
  }

  /** Adds our agent with those options, as in {@code report=DIR,quiet=true}. */
  public ForkedJvm agent(String options) {
    return agent(AgentJar.path(), options);
  }

  /** Adds any agent; the options may be empty. */
  public ForkedJvm agent(Path jar, String options) {
    return jvmArgs("-javaagent:" + jar + (options.isEmpty() ? "" : "=" + options));
  }

  public ForkedJvm jvmArgs(String... args) {
    jvmArgs.addAll(List.of(args));
    return this;
  }

  public ForkedJvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public ForkedJvm classPath(Path... entries) {
    return classPath(List.of(entries));
  }

  public ForkedJvm classPath(Collection<Path> entries) {
    classPath.addAll(entries);
    return this;
  }

  public ForkedJvm main(Class<?> type, String... args) {
    mainAndArgs.add(type.getName());
    return args(args);
  }

  /** Starts a module instead of a class. */
  public ForkedJvm module(Path modulePath, String moduleAndClass) {
    mainAndArgs.addAll(List.of("--module-path", modulePath.toString(), "-m", moduleAndClass));
    return this;
  }

  public ForkedJvm args(String... args) {
    mainAndArgs.addAll(List.of(args));
    return this;
  }

  /** What the JVM reads from its standard input, after which the input ends. */
  public ForkedJvm stdin(String text) {
    stdin = text;
    return this;
  }

  public ForkedJvm timeout(Duration limit) {
    timeout = limit;
    return this;
  }

  /**
   * Runs the JVM to its end.
   *
   * @throws IllegalStateException if it takes longer than the timeout; it is killed then
   */
  public ForkResult run() throws IOException, InterruptedException {
    try (RunningJvm jvm = start()) {
      jvm.send(stdin);
      jvm.endInput();
      return jvm.await();
    }
  }

  /** Starts the JVM; closing the result kills it. */
  public RunningJvm start() throws IOException {
    Path output = Files.createTempDirectory("stallgate-fork");
    Path out = output.resolve("out");
    Path err = output.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new RunningJvm(builder.start(), out, err, timeout);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(jvmArgs);
    if (!classPath.isEmpty()) {
      command.add("-cp");
      command.add(
          classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }
    command.addAll(mainAndArgs);
    return command;
  }
}
