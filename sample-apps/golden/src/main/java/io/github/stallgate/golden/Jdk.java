// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JDK to run a sample on: its feature version, for example 17, and its home directory. */
public record Jdk(int feature, Path home) {
  private static final List<Integer> SUPPORTED = List.of(17, 25);
  private static final Pattern FEATURE = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

  /**
   * The running JDK and, of 17 and 25, each that {@code JAVA17_HOME} and {@code JAVA25_HOME} name
   * or that stands beside the running one; one of each version, oldest first. A variable that names
   * no JDK of its version is an error.
   */
  public static List<Jdk> present() {
    return present(System.getenv(), Path.of(System.getProperty("java.home")));
  }

  static List<Jdk> present(Map<String, String> environment, Path running) {
    Map<Integer, Jdk> found = new TreeMap<>();
    found.put(Runtime.version().feature(), new Jdk(Runtime.version().feature(), running));
    for (int feature : SUPPORTED) {
      String home = environment.get("JAVA" + feature + "_HOME");
      if (home != null) {
        found.putIfAbsent(feature, named(feature, Path.of(home)));
      }
    }
    for (Path sibling : siblings(running)) {
      int feature = featureOf(sibling);
      if (SUPPORTED.contains(feature)) {
        found.putIfAbsent(feature, new Jdk(feature, sibling));
      }
    }
    return List.copyOf(found.values());
  }

  Path java() {
    return home.resolve("bin/java");
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }

  private static Jdk named(int feature, Path home) {
    if (featureOf(home) != feature) {
      throw new IllegalStateException(
          "JAVA%d_HOME: no JDK %d at %s; unset it or name one".formatted(feature, feature, home));
    }
    return new Jdk(feature, home);
  }

  private static List<Path> siblings(Path home) {
    try (Stream<Path> siblings = Files.list(home.resolveSibling(""))) {
      return siblings.filter(Files::isDirectory).sorted(Comparator.naturalOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the directories beside " + home, e);
    }
  }

  /** The feature version of the JDK in that directory, or 0 if none can be run there. */
  private static int featureOf(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return 0;
    }
    try {
      Matcher matcher = FEATURE.matcher(Files.readString(release));
      return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + release, e);
    }
  }
}
