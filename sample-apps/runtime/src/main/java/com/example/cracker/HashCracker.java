// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.cracker;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.Task;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Tries words until one has a given SHA-256, which takes some seconds, beside a heart that wants to
 * beat each 5 ms for the first of them.
 *
 * <p>The search never waits, so the heart stops until it is over. Under the agent with {@code
 * cpu.polls=com.example.cracker.*} the loop of the search has a poll, at which it gives way after
 * its slice of 10 ms; nothing in the search says so.
 */
public final class HashCracker {
  private static final Duration SLICE = Duration.ofMillis(10);
  private static final Duration BEAT = Duration.ofMillis(5);
  private static final int BEATS = 200;
  private static final String SECRET = "stall";

  private HashCracker() {}

  /**
   * What came of it.
   *
   * @param beats of {@link #BEATS} whose time had not passed when it was the heart's turn
   */
  record Result(String word, int beats) {}

  /** The hash of a word of five small letters, in hexadecimal digits; there is one by default. */
  public static void main(String[] arguments) throws NoSuchAlgorithmException {
    byte[] hash = arguments.length > 0 ? HexFormat.of().parseHex(arguments[0]) : hashOf(SECRET);
    Result result =
        EventLoop.builder()
            .name("cracker")
            .timeSlice(SLICE)
            .run(Coroutine.of(() -> crackBesideAHeart(hash, SECRET.length())));
    System.out.printf(
        "the word is '%s'; %d of %d beats came meanwhile%n", result.word, result.beats, BEATS);
  }

  static Result crackBesideAHeart(byte[] hash, int length) {
    Task<String> word = Async.spawn(Coroutine.of(() -> crack(hash, length)));
    int beats = 0;
    long begin = System.nanoTime();
    for (int beat = 1; beat <= BEATS; beat++) {
      long late = System.nanoTime() - begin - beat * BEAT.toNanos();
      if (late < 0) {
        Async.sleep(Duration.ofNanos(-late));
        beats++;
      }
    }
    return new Result(word.await(), beats);
  }

  /** The word of so many small letters that has this hash; null if there is none. */
  static String crack(byte[] hash, int length) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] word = new byte[length];
    Arrays.fill(word, (byte) 'a');
    do {
      if (Arrays.equals(digest.digest(word), hash)) {
        return new String(word, StandardCharsets.US_ASCII);
      }
    } while (next(word));
    return null;
  }

  /** The word after it; false if it was the last. */
  private static boolean next(byte[] word) {
    for (int i = word.length - 1; i >= 0; i--) {
      if (word[i] < 'z') {
        word[i]++;
        return true;
      }
      word[i] = 'a';
    }
    return false;
  }

  static byte[] hashOf(String word) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.US_ASCII));
  }
}
