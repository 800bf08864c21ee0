// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import io.github.stallgate.catalog.Family;
import java.io.ByteArrayInputStream;
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
 * Rewritten JDK classes, kept in one file between starts, so that a warm start loads no bytecode
 * library.
 *
 * <p>An entry is used only for the very bytes it was made from (length and CRC-32C). The file is
 * read whole at start and written whole, to another name and then moved, by whoever rewrote
 * something. A file that can't be read is as good as none; one that can't be written costs the next
 * start some milliseconds.
 */
public final class PatchCache {
  private static final int MAGIC = 0x53544702;

  private final File file;
  private final Map<String, PatchedClass> entries = new HashMap<>();
  private boolean changed;

  private PatchCache(File file) {
    this.file = file;
  }

  /**
   * @param file null: nothing is kept
   */
  public static PatchCache in(File file) {
    PatchCache cache = new PatchCache(file);
    if (file != null && file.isFile()) {
      cache.read();
    }
    return cache;
  }

  PatchedClass get(String type, byte[] original) {
    String key = key(type, original);
    synchronized (this) {
      return entries.get(key);
    }
  }

  void put(String type, byte[] original, PatchedClass patched) {
    String key = key(type, original);
    synchronized (this) {
      entries.put(key, patched);
      changed = true;
    }
  }

  /** What some bytes of that class became; null if none are known. */
  synchronized PatchedClass any(String type) {
    for (Map.Entry<String, PatchedClass> each : entries.entrySet()) {
      if (each.getKey().startsWith(type + " ")) {
        return each.getValue();
      }
    }
    return null;
  }

  /**
   * Writes what is new; any thread but a loop's. Returns why it could not, or null.
   *
   * <p>Writes without the lock: a thread that loads a class of the JDK needs it, perhaps in the
   * middle of an initialiser that the writing would have to wait for. For the same reason the file
   * gets no random name, which would initialise the JDK's security.
   */
  public String save() {
    Map<String, PatchedClass> news = news();
    if (file == null || news == null) {
      return null;
    }
    try {
      File folder = file.getParentFile();
      if (!folder.isDirectory() && !folder.mkdirs()) {
        return "can't create " + folder;
      }
      File next = new File(file.getPath() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
      try (DataOutputStream out = new DataOutputStream(new FileOutputStream(next))) {
        byte[] content = content(news);
        out.writeInt(MAGIC);
        out.writeLong(checksum(content));
        out.write(content);
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

  /** All entries, if there are new ones since this was last asked; else null. */
  private synchronized Map<String, PatchedClass> news() {
    if (!changed) {
      return null;
    }
    changed = false;
    return new HashMap<>(entries);
  }

  /**
   * Which class, by the bytes the JVM gave: it gives others before and after the class is loaded. A
   * string and not a record, whose first hash code costs forty milliseconds of start-up.
   */
  private static String key(String type, byte[] original) {
    return type + " " + original.length + " " + checksum(original);
  }

  private static long checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return crc.getValue();
  }

  private static byte[] content(Map<String, PatchedClass> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(entries.size());
    for (Map.Entry<String, PatchedClass> each : entries.entrySet()) {
      write(each.getKey(), each.getValue(), out);
    }
    return bytes.toByteArray();
  }

  private static void write(String key, PatchedClass patched, DataOutputStream out)
      throws IOException {
    out.writeUTF(key);
    out.writeInt(patched.hooks().size());
    for (Hook hook : patched.hooks()) {
      out.writeInt(hook.id());
      out.writeUTF(hook.family().name());
      out.writeUTF(hook.api());
    }
    out.writeInt(patched.missing().size());
    for (String method : patched.missing()) {
      out.writeUTF(method);
    }
    byte[] bytes = patched.bytes();
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private void read() {
    try (DataInputStream in = new DataInputStream(new FileInputStream(file))) {
      boolean ours = in.readInt() == MAGIC;
      long checksum = in.readLong();
      byte[] content = in.readAllBytes();
      if (ours && checksum == checksum(content)) {
        read(new DataInputStream(new ByteArrayInputStream(content)));
      }
    } catch (IOException | RuntimeException unreadable) {
      entries.clear();
    }
  }

  private void read(DataInputStream in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      entries.put(in.readUTF(), readPatched(in));
    }
  }

  private static PatchedClass readPatched(DataInputStream in) throws IOException {
    List<Hook> hooks = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      hooks.add(new Hook(in.readInt(), Family.valueOf(in.readUTF()), in.readUTF(), false));
    }
    List<String> missing = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      missing.add(in.readUTF());
    }
    int size = in.readInt();
    byte[] bytes = size < 0 ? null : in.readNBytes(size);
    return new PatchedClass(bytes, hooks, missing);
  }
}
