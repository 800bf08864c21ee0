// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.notes;

import org.junit.jupiter.api.Test;

class NotesTest {
  @Test
  void note_existing_isServed() throws Exception {
    try (Server server = new Server()) {
      for (int id = 1; id <= 200; id++) {
        server.answers("/notes/" + id, "note " + id);
      }
    }
  }
}
