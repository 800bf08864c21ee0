// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors

package io.github.stallgate.instrument;

import io.github.stallgate.catalog.Family;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Rewritten JDK classes, kept in one file between starts, so that a warm start loads no bytecode library.
 *
 * <p>An entry is used only for the very bytes it was made from (length and CRC-32C). The file is read whole at start and
 * written whole, to another name and then moved, by whoever rewrote something. A file that can't be read is as good as
 * none; one that can't be written costs the next start some milliseconds.
 */
public final class PatchCache {
  private static final int MAGIC = 0x53544701;

  private record Entry(int length, long checksum, PatchedClass patched) {}

  private final File file;
  private final Map<String, Entry> entries = new HashMap<>();
  private boolean changed;

  private PatchCache(File file) {
    this.file = file;
  }

  /** @param file null: nothing is kept */
  public static PatchCache in(File file) {
    PatchCache cache = new PatchCache(file);
    if (file != null && file.isFile()) {
      cache.read();
    }
    return cache;
  }

  synchronized PatchedClass get(String type, byte[] original) {
    Entry entry = entries.get(type);
    boolean same = entry != null && entry.length == original.length && entry.checksum == checksum(original);
    return same ? entry.patched : null;
  }

  synchronized void put(String type, byte[] original, PatchedClass patched) {
    entries.put(type, new Entry(original.length, checksum(original), patched));
    changed = true;
  }

  /** Writes what is new; any thread but a loop's. Returns why it could not, or null. */
  public synchronized String save() {
    if (file == null || !changed) {
      return null;
    }
    changed = false;
    try {
      File folder = file.getParentFile();
      if (!folder.isDirectory() && !folder.mkdirs()) {
        return "can't create " + folder;
      }
      File next = File.createTempFile("patched", ".tmp", folder);
      try (DataOutputStream out = new DataOutputStream(new FileOutputStream(next))) {
        out.write(content());
      }
      if (!next.renameTo(file)) {
        next.delete();
        return "can't write " + file;
      }
      return null;
    } catch (IOException failure) {
      return "can't write " + file + ": " + failure.getMessage();
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return crc.getValue();
  }

  private byte[] content() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeInt(entries.size());
    for (Map.Entry<String, Entry> each : entries.entrySet()) {
      out.writeUTF(each.getKey());
      write(each.getValue(), out);
    }
    out.writeInt(MAGIC);
    return bytes.toByteArray();
  }

  private static void write(Entry entry, DataOutputStream out) throws IOException {
    out.writeInt(entry.length);
    out.writeLong(entry.checksum);
    out.writeInt(entry.patched.hooks().size());
    for (Hook hook : entry.patched.hooks()) {
      out.writeInt(hook.id());
      out.writeUTF(hook.family().name());
      out.writeUTF(hook.api());
    }
    out.writeInt(entry.patched.natives().size());
    for (String method : entry.patched.natives()) {
      out.writeUTF(method);
    }
    byte[] bytes = entry.patched.bytes();
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private void read() {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC) {
        return;
      }
      Map<String, Entry> found = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        found.put(in.readUTF(), readEntry(in));
      }
      if (in.readInt() == MAGIC) {
        entries.putAll(found);
      }
    } catch (IOException | RuntimeException unreadable) {
      entries.clear();
    }
  }

  private static Entry readEntry(DataInputStream in) throws IOException {
    int length = in.readInt();
    long checksum = in.readLong();
    List<Hook> hooks = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      hooks.add(new Hook(in.readInt(), Family.valueOf(in.readUTF()), in.readUTF(), false));
    }
    List<String> natives = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      natives.add(in.readUTF());
    }
    int size = in.readInt();
    byte[] bytes = size < 0 ? null : in.readNBytes(size);
    return new Entry(length, checksum, new PatchedClass(bytes, hooks, natives));
  }
}
