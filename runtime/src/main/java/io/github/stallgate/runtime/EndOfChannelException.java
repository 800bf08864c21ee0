// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.NoSuchElementException;

/** All senders of a {@link Channel} are closed, and all that they sent was received. */
public final class EndOfChannelException extends NoSuchElementException {
  private static final long serialVersionUID = 1L;

  EndOfChannelException(String message) {
    super(message);
  }
}
