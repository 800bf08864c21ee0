// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Rewritten JDK classes, kept in one file between starts, so that a warm start loads no bytecode
 * library.
 *
 * <p>An entry is used only for the very bytes it was made from (length and CRC-32). The file is
 * read whole at start and written whole, to another name and then moved, by whoever rewrote
 * something. A file that can't be read is as good as none; one that can't be written costs the next
 * start some milliseconds.
 */
public final class PatchCache {
  private static final int MAGIC = 0x53544704;

  /** The magic number and the checksum of all that follows. */
  private static final int HEADER = Integer.BYTES + Long.BYTES;

  private final File file;
  private final Map<String, PatchedBytes> entries = new HashMap<>();
  private boolean changed;

  /**
   * @param file null: nothing is kept
   */
  public PatchCache(File file) {
    this.file = file;
  }

  /** Takes in what earlier starts have kept. Any thread; reads without the lock. */
  public void load() {
    Map<String, PatchedBytes> kept = file != null && file.isFile() ? read() : Map.of();
    synchronized (this) {
      for (Map.Entry<String, PatchedBytes> each : kept.entrySet()) {
        entries.putIfAbsent(each.getKey(), each.getValue());
      }
    }
  }

  PatchedClass get(String type, byte[] original) {
    String key = key(type, original);
    synchronized (this) {
      PatchedBytes kept = entries.get(key);
      return kept == null ? null : kept.get();
    }
  }

  void put(String type, byte[] original, PatchedClass patched) {
    String key = key(type, original);
    synchronized (this) {
      entries.put(key, new PatchedBytes(patched));
      changed = true;
    }
  }

  /** What some bytes of that class became; null if none are known. */
  synchronized PatchedClass any(String type) {
    for (Map.Entry<String, PatchedBytes> each : entries.entrySet()) {
      if (each.getKey().startsWith(type + " ")) {
        return each.getValue().get();
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
    Map<String, PatchedBytes> news = news();
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
        out.writeLong(checksum(content, 0));
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
  private synchronized Map<String, PatchedBytes> news() {
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
    return type + " " + original.length + " " + checksum(original, 0);
  }

  private static long checksum(byte[] bytes, int from) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, bytes.length - from);
    return crc.getValue();
  }

  private static byte[] content(Map<String, PatchedBytes> entries) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(all);
    out.writeInt(entries.size());
    for (Map.Entry<String, PatchedBytes> each : entries.entrySet()) {
      ByteArrayOutputStream one = new ByteArrayOutputStream();
      each.getValue().write(new DataOutputStream(one));
      PatchedBytes.text(each.getKey(), out);
      out.writeInt(one.size());
      one.writeTo(out);
    }
    return all.toByteArray();
  }

  private Map<String, PatchedBytes> read() {
    try (FileInputStream in = new FileInputStream(file)) {
      byte[] all = in.readAllBytes();
      ByteBuffer from = ByteBuffer.wrap(all);
      boolean ours = from.getInt() == MAGIC && from.getLong() == checksum(all, HEADER);
      return ours ? read(from) : Map.of();
    } catch (IOException | RuntimeException unreadable) {
      return Map.of();
    }
  }

  private static Map<String, PatchedBytes> read(ByteBuffer from) {
    Map<String, PatchedBytes> kept = new HashMap<>();
    for (int left = from.getInt(); left > 0; left--) {
      String key = PatchedBytes.text(from);
      int length = from.getInt();
      kept.put(key, new PatchedBytes(from.slice(from.position(), length)));
      from.position(from.position() + length);
    }
    return kept;
  }
}
