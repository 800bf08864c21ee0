// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.kitchen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on the shelf. */
final class RecipeBook {
  private RecipeBook() {}

  /** A new one. */
  static Path onTheShelf() {
    try {
      Path book = Files.createTempFile("recipes", ".txt");
      book.toFile().deleteOnExit();
      return Files.writeString(book, "simmer for two hours, and tell nobody");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
