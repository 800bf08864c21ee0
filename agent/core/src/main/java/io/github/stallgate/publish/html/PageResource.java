// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The parts of the page that are the same in every page. */
final class PageResource {
  private PageResource() {}

  /** The whole file of that name beside this class. */
  static String text(String name) throws IOException {
    try (InputStream in = PageResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the jar lacks " + name + ": it is damaged; get it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
