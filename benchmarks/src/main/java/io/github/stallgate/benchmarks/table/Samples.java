// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.table;

import java.util.Collection;
import java.util.List;

/** Repeated measurements of one figure, smallest first. Quartiles are nearest ranks. */
public record Samples(List<Double> sorted) {

  /**
   * @throws IllegalArgumentException if there is no value
   */
  public static Samples of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    return new Samples(values.stream().sorted().toList());
  }

  public double min() {
    return sorted.get(0);
  }

  public double max() {
    return sorted.get(sorted.size() - 1);
  }

  /** The middle value, or the mean of the two in the middle. */
  public double median() {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** A quarter of the values is no greater. */
  public double lowerQuartile() {
    return sorted.get((sorted.size() - 1) / 4);
  }

  /** A quarter of the values is no smaller. */
  public double upperQuartile() {
    return sorted.get(sorted.size() - 1 - (sorted.size() - 1) / 4);
  }
}
