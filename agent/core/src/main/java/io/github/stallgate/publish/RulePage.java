// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish;

import io.github.stallgate.catalog.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A rule's page of the documentation, as {@code explain} prints it. */
public record RulePage(String text) {
  /**
   * @throws IOException if the jar has no such page
   */
  public static RulePage of(Rule rule) throws IOException {
    String name = "/io/github/stallgate/cli/rules/" + rule.id() + ".md";
    try (InputStream page = RulePage.class.getResourceAsStream(name)) {
      if (page == null) {
        throw new IOException("this jar has no page for " + rule.id());
      }
      return new RulePage(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Its first paragraph, on one line. */
  public String summary() {
    return text.split("\n\n", 3)[1].strip().replace('\n', ' ');
  }
}
