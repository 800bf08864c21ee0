// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.cli.selftest.OperationRun;
import io.github.stallgate.cli.selftest.SelftestLoop;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.ReportDirectory;
import io.github.stallgate.report.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A JVM like this one that runs the operations under the agent at default settings, in a directory
 * of its own. Closing it deletes the directory. Not for use by several threads.
 */
final class SelftestJvm implements AutoCloseable {
  private static final String ZONE = "core/";
  private static final String CLASSES = OperationRun.class.getPackageName().replace('.', '/') + "/";
  private static final String HIDDEN = ".classdata";
  private static final long LIMIT_MINUTES = 5;

  /** Would make the JVM differ from the one the command line asks for. */
  private static final List<String> NOT_INHERITED =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final Path directory;

  SelftestJvm() throws IOException {
    directory = Files.createTempDirectory("stallgate-selftest");
  }

  /**
   * Runs it to its end; one that takes longer than five minutes is ended.
   *
   * @throws IOException if the operations can't be unpacked or the JVM can't be started
   */
  void run(Path agentJar) throws IOException, InterruptedException {
    unpack(agentJar);
    ProcessBuilder builder =
        new ProcessBuilder(
                java().toString(),
                "-javaagent:"
                    + agentJar
                    + "=mode=report,quiet=true,cache=off,report=reports,loop="
                    + SelftestLoop.THREAD,
                "-cp",
                "classes",
                SelftestLoop.class.getName(),
                "scratch",
                "results")
            .directory(directory.toFile())
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("STALLGATE_") || NOT_INHERITED.contains(name));
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** How the operations went; those that the JVM did not come to are not in it. */
  List<OperationRun> runs() throws IOException {
    return lines("results").stream().map(OperationRun::parse).filter(Objects::nonNull).toList();
  }

  Reports reports() {
    return ReportDirectory.read(List.of(directory.resolve("reports")));
  }

  /** What the JVM or the agent complained of. */
  List<String> complaints() throws IOException {
    return lines("err").stream().filter(line -> line.startsWith("[stallgate]")).toList();
  }

  /** The last line of its error output, escaped. */
  String lastWord() throws IOException {
    List<String> lines = lines("err");
    return lines.isEmpty() ? "it said nothing" : Escape.text(lines.get(lines.size() - 1));
  }

  /** The operations' classes, under names that a class path finds. */
  private void unpack(Path agentJar) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes").resolve(CLASSES));
    Files.createDirectory(directory.resolve("scratch"));
    try (JarFile jar = new JarFile(agentJar.toFile())) {
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.startsWith(ZONE + CLASSES) && name.endsWith(HIDDEN)) {
          String simple = name.substring((ZONE + CLASSES).length());
          String file = simple.substring(0, simple.length() - HIDDEN.length()) + ".class";
          Files.write(classes.resolve(file), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private List<String> lines(String file) throws IOException {
    Path path = directory.resolve(file);
    if (!Files.exists(path)) {
      return List.of();
    }
    return new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(directory, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
