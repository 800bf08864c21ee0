// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.kitchen;

import java.nio.file.Files;
import java.nio.file.Path;

/** The cook does each special in one go. The agent finds both. */
final class PlantedSpecials implements Kitchen.Specials {
  private final Path recipes = RecipeBook.onTheShelf();
  private final Whisk whisk = new Whisk();

  @Override
  public byte[] mayonnaise() throws Exception {
    return whisk.beat("oil".getBytes(), Whisk.STROKES);
  }

  @Override
  public String secretSauce() throws Exception {
    return Files.readString(recipes); // stall: BlockingFile
  }
}
