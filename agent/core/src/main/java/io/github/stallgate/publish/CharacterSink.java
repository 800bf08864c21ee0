// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish;

import java.io.IOException;
import java.io.Writer;

/** An {@link Appendable} for libraries that want a {@link Writer}; closing it closes nothing. */
public final class CharacterSink extends Writer {
  private final Appendable to;

  public CharacterSink(Appendable to) {
    this.to = to;
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    to.append(new String(characters, offset, length));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
