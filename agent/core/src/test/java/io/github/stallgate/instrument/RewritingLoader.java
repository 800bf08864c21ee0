// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Defines some classes anew from rewritten bytes. Like an application's loader it has the JVM
 * verify what it defines.
 */
final class RewritingLoader extends ClassLoader {
  /** What becomes of a class file. */
  interface Rewrite {
    /** The new class file; null to leave it as it is. */
    byte[] of(String internalName, ClassLoader loader, byte[] original);
  }

  private final String prefix;
  private final Rewrite rewrite;

  /**
   * @param prefix begin of the names of the classes that are defined here
   */
  RewritingLoader(String prefix, Rewrite rewrite) {
    super(RewritingLoader.class.getClassLoader());
    this.prefix = prefix;
    this.rewrite = rewrite;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && name.startsWith(prefix)) {
        byte[] original = bytes(name.replace('.', '/'));
        byte[] rewritten = rewrite.of(name.replace('.', '/'), this, original);
        loaded = define(name, rewritten == null ? original : rewritten);
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }

  Class<?> define(String name, byte[] file) {
    return defineClass(name, file, 0, file.length);
  }

  static byte[] bytes(String internalName) {
    String resource = internalName + ".class";
    try (InputStream in = ClassLoader.getSystemResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static byte[] bytes(Class<?> type) {
    return bytes(type.getName().replace('.', '/'));
  }
}
