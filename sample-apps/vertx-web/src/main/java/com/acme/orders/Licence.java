// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The licence text; its initialiser reads it on whichever thread happens to come first. */
final class Licence {
  private static final String TEXT;

  static {
    Path file = Path.of(System.getProperty("java.home"), "release");
    try {
      TEXT = Files.readString(file); // stall: BlockingClassInit
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Licence() {}

  static String text() {
    return TEXT;
  }
}
