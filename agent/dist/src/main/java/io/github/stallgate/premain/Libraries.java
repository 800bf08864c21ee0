// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.premain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The libraries that no start needs: they stand in one entry of the jar, because a jar of few
 * entries opens quicker, and are read when the first of them is asked for.
 */
final class Libraries {
  private static final String PACKAGE = "io/github/stallgate/shaded/";
  private static final String SERVICES = "META-INF/services/";

  private final AgentJar jar;
  private Map<String, byte[]> entries;

  Libraries(AgentJar jar) {
    this.jar = jar;
  }

  /** The bytes of a class file or resource, or null if no library has it. */
  synchronized byte[] read(String name) throws IOException {
    if (!name.startsWith(PACKAGE) && !name.startsWith(SERVICES)) {
      return null;
    }
    if (entries == null) {
      entries = unpacked(jar.read("core/libraries.zip"));
    }
    return entries.get(name);
  }

  private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }
}
