// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import io.github.stallgate.catalog.Family;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One rewritten class as the cache's file holds it. Kept as bytes until it is asked for, because a
 * start needs less than half of them.
 */
final class PatchedBytes {
  private final ByteBuffer content;
  private PatchedClass patched;

  PatchedBytes(ByteBuffer content) {
    this.content = content;
  }

  PatchedBytes(PatchedClass patched) {
    this.content = null;
    this.patched = patched;
  }

  /** The class; not for use by two threads at once. */
  PatchedClass get() {
    if (patched == null) {
      patched = read(content.duplicate());
    }
    return patched;
  }

  private static PatchedClass read(ByteBuffer from) {
    List<Hook> hooks = new ArrayList<>();
    for (int left = from.getInt(); left > 0; left--) {
      hooks.add(new Hook(from.getInt(), Family.valueOf(text(from)), text(from), false));
    }
    List<String> missing = new ArrayList<>();
    for (int left = from.getInt(); left > 0; left--) {
      missing.add(text(from));
    }
    int size = from.getInt();
    byte[] bytes = size < 0 ? null : new byte[size];
    if (bytes != null) {
      from.get(bytes);
    }
    return new PatchedClass(bytes, hooks, missing);
  }

  void write(DataOutputStream out) throws IOException {
    PatchedClass what = get();
    out.writeInt(what.hooks().size());
    for (Hook hook : what.hooks()) {
      out.writeInt(hook.id());
      text(hook.family().name(), out);
      text(hook.api(), out);
    }
    out.writeInt(what.missing().size());
    for (String name : what.missing()) {
      text(name, out);
    }
    out.writeInt(what.bytes() == null ? -1 : what.bytes().length);
    if (what.bytes() != null) {
      out.write(what.bytes());
    }
  }

  /** Names of the JDK and of ours: one byte a character. */
  static String text(ByteBuffer from) {
    byte[] characters = new byte[from.getInt()];
    from.get(characters);
    return new String(characters, StandardCharsets.ISO_8859_1);
  }

  static void text(String text, DataOutputStream to) throws IOException {
    byte[] characters = text.getBytes(StandardCharsets.ISO_8859_1);
    to.writeInt(characters.length);
    to.write(characters);
  }
}
