// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.publish.Publication;
import java.io.IOException;

/**
 * The flame graph. It is a page within the page, made when it is opened: it may run its script and
 * reach nothing of the page around it.
 *
 * @param html empty if there is none
 */
record FlameSection(String html) implements Section {
  @Override
  public void write(Publication publication, Html page) throws IOException {
    page.raw("<section id=\"flames\">\n<h2>Flame graph</h2>\n");
    if (html.isEmpty()) {
      page.raw("<p>No finding has a stack.</p>\n</section>\n");
      return;
    }
    page.raw("<details id=\"flame\" data-html=\"").text(html).raw("\">");
    page.raw("<summary>All frames of all stacks, weighted in loop time lost</summary>\n");
    page.raw("<p class=\"bare\">This part needs script. The lists above say the same in short.");
    page.raw("</p>\n</details>\n</section>\n");
  }
}
