// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.publish.Format;
import io.github.stallgate.publish.Publication;
import java.io.IOException;
import java.util.List;

/**
 * One file that needs neither network nor server. It reads well where style and script are
 * forbidden, as Jenkins forbids them; with them it can be searched, sorted and zoomed.
 *
 * <p>The page forbids itself to load anything, and to run any script but the ones it was written
 * with: should a name ever get through the escaping, it still does nothing.
 */
public final class HtmlPage implements Format {
  private static final List<Section> SECTIONS =
      List.of(
          new VerdictSection(),
          new FindingsSection(),
          new TimelineSection(),
          new LagSection(),
          new IcicleSection());
  private static final List<Section> LAST = List.of(new CoverageSection(), new OptionsSection());

  @Override
  public void write(Publication publication, Appendable to) throws IOException {
    Html page = new Html(to);
    FlameSection flame = new FlameSection(FlameGraphPage.of(publication.reports().findings()));
    String script = PageResource.text("page.js");
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"");
    page.text(ScriptPolicy.of(script, flame.html())).raw("\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.element("title", "Stallgate: " + VerdictSection.outcome(publication.verdict()));
    page.raw("\n<style>\n").raw(PageResource.text("page.css")).raw("</style>\n</head>\n<body>\n");
    page.raw(PageResource.text("controls.html")).raw("<main>\n");
    for (Section section : SECTIONS) {
      section.write(publication, page);
    }
    flame.write(publication, page);
    for (Section section : LAST) {
      section.write(publication, page);
    }
    page.raw("</main>\n<footer><p>Stallgate ").name(publication.version()).raw("</p></footer>\n");
    page.raw("<script>").raw(script).raw("</script>\n</body>\n</html>\n");
  }
}
