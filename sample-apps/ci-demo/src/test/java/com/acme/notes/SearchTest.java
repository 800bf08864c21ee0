// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.notes;

import org.junit.jupiter.api.Test;

class SearchTest {
  @Test
  void search_oneNote_isFound() throws Exception {
    try (Server server = new Server()) {
      server.answers("/search", "1 note");
    }
  }
}
