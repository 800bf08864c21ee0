// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.kitchen;

import io.github.stallgate.runtime.Async;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** The same dishes, and the cook is never away from the soups for long. */
final class CleanSpecials implements Kitchen.Specials {
  private static final int STROKES_IN_ONE_GO = 2_000;

  private final Path recipes = RecipeBook.onTheShelf();
  private final Whisk whisk = new Whisk();

  /** Between two goes, whoever is ready gets the cook. */
  @Override
  public byte[] mayonnaise() throws Exception {
    byte[] bowl = "oil".getBytes();
    for (int strokes = 0; strokes < Whisk.STROKES; strokes += STROKES_IN_ONE_GO) {
      bowl = whisk.beat(bowl, STROKES_IN_ONE_GO);
      Async.yieldNow();
    }
    return bowl;
  }

  /** An assistant, who is a thread of another pool, reads it out. */
  @Override
  public String secretSauce() {
    return Async.await(CompletableFuture.supplyAsync(this::readOut));
  }

  private String readOut() {
    try {
      return Files.readString(recipes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
