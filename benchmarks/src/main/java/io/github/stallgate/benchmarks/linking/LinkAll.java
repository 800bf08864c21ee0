// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.linking;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Loads and verifies every class of the jars in a directory, and runs none of them: {@code LinkAll
 * DIRECTORY FAILURES-FILE}. Each that fails is a line of the file, with what it failed by.
 */
public final class LinkAll {
  private LinkAll() {}

  public static void main(String[] arguments) throws IOException {
    List<Path> jars = jars(Path.of(arguments[0]));
    Set<String> failures = new TreeSet<>();
    int classes = 0;
    try (URLClassLoader loader = loader(jars)) {
      for (Path jar : jars) {
        for (String name : classes(jar)) {
          classes++;
          link(name, loader, failures);
        }
      }
    }
    Files.write(Path.of(arguments[1]), failures);
    System.out.printf(
        "%d classes, %d could not be linked, %d of 256 classes with polls in use%n",
        classes, failures.size(), polls());
  }

  /** Of the agent's: none without it, and none where it has rewritten nothing. */
  private static int polls() {
    int count = 0;
    for (int i = 0; i < 256; i++) {
      try {
        Class.forName("java.lang.StallgatePoll" + i, false, null);
        count++;
      } catch (ClassNotFoundException unused) {
        // No class has needed it.
      }
    }
    return count;
  }

  private static List<Path> jars(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(each -> each.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static URLClassLoader loader(List<Path> jars) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }

  private static List<String> classes(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
          .filter(name -> !name.endsWith("-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }

  /** To ask for the methods of a class links it, and so has it verified, but not initialised. */
  private static void link(String name, ClassLoader loader, Set<String> failures) {
    try {
      Class.forName(name, false, loader).getDeclaredMethods();
    } catch (ClassNotFoundException | LinkageError failure) {
      failures.add(name + " " + failure.getClass().getSimpleName());
    }
  }
}
