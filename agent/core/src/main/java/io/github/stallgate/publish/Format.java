// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish;

import java.io.IOException;

/**
 * One way to write down what the gate found, for people or for a tool. Stateless, and independent
 * of when it runs: the same publication is written to the same characters.
 */
public interface Format {
  /**
   * @param to receives the whole file; every text from a report that goes into it is escaped
   * @throws IOException what {@code to} throws
   */
  void write(Publication publication, Appendable to) throws IOException;
}
