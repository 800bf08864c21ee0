// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDKs to test on: the running one, and each supported release found in {@code JAVA17_HOME} or
 * {@code JAVA25_HOME}, else beside the running one. {@code -Dstallgate.test.jdks=running} keeps to
 * the running one.
 */
public final class Jdks {

  private static final List<Integer> SUPPORTED = List.of(17, 25);
  private static final Pattern JAVA_VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

  private Jdks() {}

  /** Each JDK once, lowest release first. */
  public static List<Jdk> all() {
    TreeMap<Integer, Jdk> found = new TreeMap<>();
    Jdk running = running();
    found.put(running.feature(), running);
    if (!"running".equals(System.getProperty("stallgate.test.jdks"))) {
      for (int feature : SUPPORTED) {
        find(feature).ifPresent(jdk -> found.putIfAbsent(feature, jdk));
      }
    }
    return List.copyOf(found.values());
  }

  /** The JDK these tests run on. */
  public static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  private static Optional<Jdk> find(int feature) {
    String home = System.getenv("JAVA" + feature + "_HOME");
    if (home != null && !home.isBlank()) {
      return Optional.of(named(Path.of(home), feature));
    }
    return siblings()
        .filter(directory -> feature(directory) == feature)
        .findFirst()
        .map(directory -> new Jdk(directory, feature));
  }

  private static Jdk named(Path home, int feature) {
    if (feature(home) != feature) {
      throw new IllegalStateException(
          "JAVA%d_HOME=%s holds no JDK %d; point it at one or unset it"
              .formatted(feature, home, feature));
    }
    return new Jdk(home, feature);
  }

  private static Stream<Path> siblings() {
    try (Stream<Path> directories = Files.list(running().home().toRealPath().getParent())) {
      return directories.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for other JDKs beside the running one", e);
    }
  }

  /** The feature release of the JDK in that directory; 0 if it holds none. */
  private static int feature(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin").resolve("javac")) || !Files.isReadable(release)) {
      return 0;
    }
    try {
      Matcher version = JAVA_VERSION.matcher(Files.readString(release));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + release, e);
    }
  }
}
