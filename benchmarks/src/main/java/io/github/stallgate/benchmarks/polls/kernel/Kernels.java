// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.polls.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Loops of many kinds, each some ten to a thousand microseconds long. */
final class Kernels {
  private static final int SIZE = 4096;

  private final int[] numbers = new Random(1).ints(SIZE).toArray();
  private final double[][] left = matrix(2);
  private final double[][] right = matrix(3);
  private final byte[] bytes = bytes();
  private final String csv = "name;amount;42;\"quoted; text\";7.5\n".repeat(100);
  private final Map<Integer, Integer> map = new HashMap<>();
  private final int[] crcTable = crcTable();
  private final byte[] json = Documents.json();

  Kernels() {
    for (int number : numbers) {
      map.put(number, number >>> 3);
    }
  }

  /** By name; each returns what it computed. */
  Map<String, Kernel> all() {
    Map<String, Kernel> all = new LinkedHashMap<>();
    all.put("sum", this::sum);
    all.put("matrix", this::matrix);
    all.put("CRC", this::crc);
    all.put("CSV", this::csv);
    all.put("map", this::mapIteration);
    all.put("sieve", Kernels::sieve);
    all.put("Mandelbrot", Kernels::mandelbrot);
    all.put("JSON", this::json);
    all.put("sort", this::sort);
    all.put("Jackson", () -> Documents.roundTrip(json));
    return all;
  }

  /** One of them. */
  @FunctionalInterface
  interface Kernel {
    long run() throws Exception;
  }

  private long sum() {
    long sum = 0;
    for (int round = 0; round < 16; round++) {
      for (int number : numbers) {
        sum += number;
      }
    }
    return sum;
  }

  private long matrix() {
    int size = left.length;
    double trace = 0;
    for (int row = 0; row < size; row++) {
      double[] out = new double[size];
      for (int each = 0; each < size; each++) {
        double factor = left[row][each];
        for (int column = 0; column < size; column++) {
          out[column] += factor * right[each][column];
        }
      }
      trace += out[row];
    }
    return (long) trace;
  }

  private long crc() {
    int crc = -1;
    for (byte each : bytes) {
      crc = crcTable[(crc ^ each) & 0xff] ^ crc >>> 8;
    }
    return ~crc;
  }

  private long csv() {
    int fields = 0;
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char each = csv.charAt(i);
      if (each == '"') {
        quoted = !quoted;
      } else if (!quoted && (each == ';' || each == '\n')) {
        fields++;
      }
    }
    return fields;
  }

  private long mapIteration() {
    long sum = 0;
    for (Map.Entry<Integer, Integer> entry : map.entrySet()) {
      sum += entry.getKey() ^ entry.getValue();
    }
    return sum;
  }

  private static long sieve() {
    boolean[] composite = new boolean[SIZE * 4];
    int primes = 0;
    for (int i = 2; i < composite.length; i++) {
      if (!composite[i]) {
        primes++;
        for (int j = i * 2; j < composite.length; j += i) {
          composite[j] = true;
        }
      }
    }
    return primes;
  }

  private static long mandelbrot() {
    long steps = 0;
    for (int row = 0; row < 40; row++) {
      for (int column = 0; column < 40; column++) {
        double x = 0;
        double y = 0;
        int step = 0;
        while (x * x + y * y < 4 && step < 100) {
          double next = x * x - y * y + column / 20.0 - 1.5;
          y = 2 * x * y + row / 20.0 - 1;
          x = next;
          step++;
        }
        steps += step;
      }
    }
    return steps;
  }

  /** Tells the tokens apart, as a reader by hand does. */
  private long json() {
    int tokens = 0;
    int at = 0;
    while (at < json.length) {
      switch (json[at]) {
        case '"' -> {
          at++;
          while (json[at] != '"') {
            at++;
          }
          tokens++;
        }
        case '{', '}', '[', ']', ',', ':' -> tokens++;
        default -> {}
      }
      at++;
    }
    return tokens;
  }

  private long sort() {
    int[] sorted = Arrays.copyOf(numbers, 512);
    for (int i = 1; i < sorted.length; i++) {
      int each = sorted[i];
      int j = i - 1;
      while (j >= 0 && sorted[j] > each) {
        sorted[j + 1] = sorted[j];
        j--;
      }
      sorted[j + 1] = each;
    }
    return sorted[100];
  }

  private static double[][] matrix(int seed) {
    Random random = new Random(seed);
    double[][] matrix = new double[64][];
    for (int row = 0; row < matrix.length; row++) {
      matrix[row] = random.doubles(matrix.length).toArray();
    }
    return matrix;
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[SIZE * 8];
    new Random(4).nextBytes(bytes);
    return bytes;
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : 0xedb88320 ^ value >>> 1;
      }
      table[i] = value;
    }
    return table;
  }
}
