// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import static com.example.stalls.CpuTime.THREADS;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Computations of the JDK that hold a loop. Each is made ready on the calling thread, which also
 * loads its classes; what it returns calls the one method that is the culprit.
 */
final class Computations {

  /** The reference to a group is what makes the JDK try every way to part the text. */
  private static final Pattern CATASTROPHE = Pattern.compile("(x+x+)+\\1y");

  private static final int GZIP_BYTES = 20_000_000;
  private static final int NUMBERS = 2_000_000;
  private static final int KEY_BITS = 2048;
  private static final long RSA_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};

  private Computations() {}

  static Callable<Boolean> regex() throws Exception {
    int length = CpuTime.sizeOf(8, n -> n + 1, n -> match("x".repeat(n)));
    return () -> match("x".repeat(length));
  }

  static Boolean match(String text) {
    return CATASTROPHE.matcher(text).matches();
  }

  static Callable<Boolean> gzip() throws IOException {
    byte[] text = new byte[GZIP_BYTES];
    Random random = new Random(GZIP_BYTES);
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) ('a' + random.nextInt(26));
    }
    compress(SALT);
    return () -> compress(text);
  }

  static Boolean compress(byte[] text) throws IOException {
    try (OutputStream zip = new GZIPOutputStream(OutputStream.nullOutputStream())) {
      zip.write(text);
    }
    return true;
  }

  static Callable<Integer> sort() {
    Integer[] numbers = new Random(NUMBERS).ints(NUMBERS).boxed().toArray(Integer[]::new);
    return () -> sortBoxed(numbers);
  }

  static Integer sortBoxed(Integer[] numbers) {
    Arrays.sort(numbers, Comparator.naturalOrder());
    return numbers[0];
  }

  static Callable<Integer> pbkdf2() throws Exception {
    SecretKeyFactory keys = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
    int iterations = CpuTime.sizeOf(10_000, n -> 2 * n, n -> deriveKey(keys, n));
    return () -> deriveKey(keys, iterations);
  }

  static Integer deriveKey(SecretKeyFactory keys, int iterations) throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec("correct horse".toCharArray(), SALT, iterations, 256);
    return keys.generateSecret(spec).getEncoded().length;
  }

  static Callable<Integer> rsa() throws GeneralSecurityException {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
    pairs.initialize(KEY_BITS);
    pairs.generateKeyPair();
    return () -> generateKeys(pairs);
  }

  static Integer generateKeys(KeyPairGenerator pairs) {
    int generated = 0;
    long end = THREADS.getCurrentThreadCpuTime() + RSA_NANOS;
    while (THREADS.getCurrentThreadCpuTime() < end) {
      pairs.generateKeyPair();
      generated++;
    }
    return generated;
  }
}
