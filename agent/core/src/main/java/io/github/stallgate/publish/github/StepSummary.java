// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.github;

import io.github.stallgate.publish.Format;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.markdown.MarkdownPage;
import java.io.IOException;

/** Markdown for the summary of a step, which GitHub drops as a whole if it is too long. */
public final class StepSummary implements Format {
  private static final int MOST_BYTES = 1 << 20;

  private final int most;

  /**
   * @param present bytes that are in the summary already
   */
  public StepSummary(long present) {
    this.most = (int) Math.max(0, MOST_BYTES - present);
  }

  @Override
  public void write(Publication publication, Appendable to) throws IOException {
    to.append(new MarkdownPage(publication, most).text());
  }
}
