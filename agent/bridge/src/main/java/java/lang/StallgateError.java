// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

/** Thrown into a loop at the entry of a blocking call whose policy is {@code throw}. */
public final class StallgateError extends Error {
  private static final long serialVersionUID = 1L;

  public StallgateError(String message) {
    super(message);
  }
}
