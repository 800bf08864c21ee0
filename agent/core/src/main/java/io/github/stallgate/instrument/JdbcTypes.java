// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import io.github.stallgate.catalog.JdbcCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;

/**
 * Which classes implement JDBC interfaces. A class is asked for while it is being defined, when its
 * superclass may not be loaded yet; so a hierarchy is read from class files, and remembered.
 */
public final class JdbcTypes {
  private static final int DEEPEST = 12;

  /** JDBC interfaces by internal class name; an empty list for a class that has none. */
  private final Map<String, List<String>> known = new ConcurrentHashMap<>();

  /** The JDBC interfaces of a class that was seen, the most special first; empty for any other. */
  public List<String> of(String className) {
    return known.getOrDefault(className.replace('.', '/'), List.of());
  }

  List<String> learn(ClassReader reader, ClassLoader loader) {
    List<String> interfaces = new ArrayList<>();
    collect(reader, loader, interfaces, 0);
    List<String> sorted = new ArrayList<>();
    for (String each : JdbcCatalog.INTERFACES) {
      if (interfaces.contains(each)) {
        sorted.add(each);
      }
    }
    known.put(reader.getClassName(), sorted);
    return sorted;
  }

  private void collect(ClassReader reader, ClassLoader loader, List<String> to, int depth) {
    for (String each : reader.getInterfaces()) {
      collect(each, loader, to, depth);
    }
    if (reader.getSuperName() != null) {
      collect(reader.getSuperName(), loader, to, depth);
    }
  }

  private void collect(String type, ClassLoader loader, List<String> to, int depth) {
    if (JdbcCatalog.INTERFACES.contains(type)) {
      to.add(type);
      return;
    }
    List<String> before = known.get(type);
    if (before != null) {
      to.addAll(before);
    } else if (!type.startsWith("java/") && !type.startsWith("javax/") && depth < DEEPEST) {
      ClassReader reader = read(type, loader);
      if (reader != null) {
        collect(reader, loader, to, depth + 1);
      }
    }
  }

  private static ClassReader read(String type, ClassLoader loader) {
    String resource = type + ".class";
    try (InputStream in = loader == null ? null : loader.getResourceAsStream(resource)) {
      return in == null ? null : new ClassReader(in);
    } catch (IOException | RuntimeException unreadable) {
      return null;
    }
  }
}
