// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;

/**
 * What a child JVM answers: a value, or a failure, which is text if it can't be serialised.
 *
 * @param value null if it failed
 * @param failure null if there is a value, or only a text
 * @param failureText null unless the failure could not be serialised
 */
record ChildReply(Object value, Throwable failure, String failureText) implements Serializable {
  /** As bytes, whatever it takes. */
  static byte[] ofFailure(Throwable failure) {
    try {
      return Serialised.bytes(new ChildReply(null, failure, null));
    } catch (IOException | RuntimeException notSerialisable) {
      return ofText(failure);
    }
  }

  private static byte[] ofText(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    try {
      return Serialised.bytes(new ChildReply(null, null, text.toString()));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
