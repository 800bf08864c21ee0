// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

/** A bad option; the message is one line that quotes it and says what is right. */
public final class OptionError extends Exception {
  private static final long serialVersionUID = 1L;

  public OptionError(String message) {
    super(message);
  }
}
