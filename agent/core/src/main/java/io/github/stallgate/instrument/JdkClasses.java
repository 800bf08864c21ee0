// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import io.github.stallgate.catalog.HookCatalog;
import io.github.stallgate.catalog.HookedMethods;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rewrites JDK classes, from the cache where it can. */
final class JdkClasses {
  private static final int LAST_WITH_NATIVES = 18;

  private final HookCatalog catalog;
  private final HookTable table;
  private final PatchCache cache;
  private final boolean handles;
  private final boolean reroutes;

  JdkClasses(HookCatalog catalog, HookTable table, PatchCache cache, int jdk, boolean reroutes) {
    this.catalog = catalog;
    this.table = table;
    this.cache = cache;
    this.reroutes = reroutes;
    this.handles = jdk <= LAST_WITH_NATIVES;
  }

  Set<String> types() {
    Set<String> types = new HashSet<>(catalog.types());
    if (handles) {
      types.add(LookupRewriter.LOOKUP);
      types.add(LookupRewriter.METHOD);
    }
    return types;
  }

  /** The new class; null to leave it as it is. */
  byte[] rewrite(String type, byte[] original) {
    PatchedClass patched = cache.get(type, original);
    if (patched == null) {
      patched = make(type, original);
      cache.put(type, original, patched);
    }
    table.add(type, patched.hooks(), patched.missing());
    return patched.bytes();
  }

  /** Says what a class that was not loaded so far would bring, if the cache knows; else false. */
  boolean recall(String type) {
    if (table.knows(type)) {
      return true;
    }
    PatchedClass patched = cache.any(type);
    if (patched != null) {
      take(type, patched);
    }
    return patched != null;
  }

  /** Finds out what such a class would bring, which takes some milliseconds. */
  void foresee(String type) throws IOException {
    PatchedClass patched = read(type);
    if (patched == null) {
      table.miss(type.replace('/', '.'));
    } else {
      take(type, patched);
    }
  }

  private void take(String type, PatchedClass patched) {
    if (!table.knows(type)) {
      table.add(type, patched.hooks(), patched.missing());
    }
  }

  private PatchedClass read(String type) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(type + ".class")) {
      if (in == null) {
        return null;
      }
      byte[] original = in.readAllBytes();
      PatchedClass patched = make(type, original);
      cache.put(type, original, patched);
      return patched;
    }
  }

  private PatchedClass make(String type, byte[] original) {
    List<HookedMethods> rows = catalog.of(type);
    return rows == null
        ? LookupRewriter.rewrite(type, original)
        : JdkClassRewriter.rewrite(type, original, rows, catalog.firstId(type), reroutes);
  }
}
