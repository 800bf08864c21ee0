// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.publish.Publication;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import java.io.IOException;
import java.util.List;

/**
 * Where the loop time went: nested lists that read without style, and that the style draws as an
 * icicle. Frames between two branches are one line, since the diagnostics and the flame graph have
 * them all.
 */
final class IcicleSection implements Section {
  /** Less than this part of all is not shown. */
  private static final int SMALLEST_PART = 400;

  private static final double WHOLE = 100;

  @Override
  public void write(Publication publication, Html page) throws IOException {
    page.raw("<section id=\"icicle\">\n<h2>Where the loop time went</h2>\n");
    StackNode root = StackNode.of(publication.reports().findings());
    if (root.nanos() == 0) {
      page.raw("<p>No loop time was lost.</p>\n</section>\n");
      return;
    }
    page.raw(
        "<p>Stacks by loop time lost, outermost frame first, with the cause of most of it. All"
            + " time of a finding stands below the loop and the stack of its worst occurrence."
            + " Less than 1/"
            + SMALLEST_PART
            + " of all is left out.</p>\n");
    page.raw("<ul class=\"icicle\">\n");
    begin(root, root.nanos(), page);
    label(root.name(), root, root.nanos(), page);
    children(root, root.nanos(), page);
    page.raw("</li></ul>\n</section>\n");
  }

  private static void node(StackNode node, long parent, long all, Html page) throws IOException {
    begin(node, parent, page);
    label(Escape.text(node.name()), node, all, page);
    StackNode last = node;
    int between = -1;
    while (last.onlyChild() != null) {
      last = last.onlyChild();
      between++;
    }
    if (between > 0) {
      page.raw("<ul>");
      begin(node, node.nanos(), page);
      String frames = Quantities.counted(between, "frame", "frames");
      page.raw("<span class=\"between\">(").text(frames + " between left out").raw(")</span>");
    }
    if (between >= 0) {
      page.raw("<ul>");
      begin(last, node.nanos(), page);
      label(Escape.text(last.name()), last, all, page);
    }
    children(last, all, page);
    page.raw(between > 0 ? "</li></ul>" : "").raw(between >= 0 ? "</li></ul>" : "");
    page.raw("</li>\n");
  }

  private static void children(StackNode node, long all, Html page) throws IOException {
    List<StackNode> children = node.children(all / SMALLEST_PART + 1);
    if (!children.isEmpty()) {
      page.raw("<ul>\n");
      for (StackNode child : children) {
        node(child, node.nanos(), all, page);
      }
      page.raw("</ul>");
    }
  }

  private static void begin(StackNode node, long parent, Html page) throws IOException {
    String width = Span.percent(WHOLE * node.nanos() / parent);
    page.raw("<li class=\"" + node.cause().style() + "\" style=\"flex-basis:" + width + "\">");
  }

  private static void label(String name, StackNode node, long all, Html page) throws IOException {
    String cost =
        Quantities.duration(node.nanos())
            + ", "
            + Math.round(WHOLE * node.nanos() / all)
            + " %, "
            + node.cause();
    page.raw("<span class=\"frame\" title=\"").text(name + ": " + cost).raw("\">");
    page.text(name).raw(" <b>").text(cost).raw("</b></span>");
  }
}
