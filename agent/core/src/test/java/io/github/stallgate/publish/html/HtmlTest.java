// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {
  private final StringBuilder page = new StringBuilder();
  private final Html html = new Html(page);

  @Test
  void text_markup_isText() throws Exception {
    html.text("<b a=\"1\" c='2'>&amp;</b>\nnext");
    assertThat(page)
        .hasToString("&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;\nnext");
  }

  @Test
  void name_controlsAndMarkup_areBothEscaped() throws Exception {
    html.name("a\n<\u202e>");
    assertThat(page).hasToString("a\\n&lt;\\u202e&gt;");
  }

  @Test
  void row_cells_beginWithWhatTheRowIsOf() throws Exception {
    html.row("<loop>", "1", "2 < 3");
    assertThat(page)
        .hasToString("<tr><th scope=\"row\">&lt;loop&gt;</th><td>1</td><td>2 &lt; 3</td></tr>\n");
  }
}
