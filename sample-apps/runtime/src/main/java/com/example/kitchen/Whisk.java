// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.kitchen;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Turns oil and yolk into mayonnaise, stroke by stroke. Nothing but work, and not to be undone. */
final class Whisk {
  /** More than a tenth of a second of work for any arm. */
  static final int STROKES = 800_000;

  private static final int BITS = 256;

  private final SecretKeyFactory arm;

  Whisk() {
    try {
      arm = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      beat("oil".getBytes(), 1_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2", e);
    }
  }

  byte[] beat(byte[] bowl, int strokes) throws GeneralSecurityException {
    char[] oil = Base64.getEncoder().encodeToString(bowl).toCharArray();
    PBEKeySpec recipe = new PBEKeySpec(oil, bowl, strokes, BITS);
    return arm.generateSecret(recipe).getEncoded(); // stall: CpuHog
  }
}
