// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.markdown;

import io.github.stallgate.publish.Format;
import io.github.stallgate.publish.Publication;
import java.io.IOException;

/** Markdown for a comment on a pull request, no longer than GitHub takes. */
public final class MarkdownReport implements Format {
  /** GitHub counts characters; counting bytes keeps a margin. */
  static final int MOST_BYTES = 65_000;

  @Override
  public void write(Publication publication, Appendable to) throws IOException {
    to.append(new MarkdownPage(publication, MOST_BYTES).text());
  }
}
