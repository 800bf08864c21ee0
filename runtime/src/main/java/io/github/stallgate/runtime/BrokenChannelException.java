// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** All receivers of a {@link Channel} are closed: nobody will get what is sent. */
public final class BrokenChannelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenChannelException(String message) {
    super(message);
  }
}
