// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.notes;

import org.junit.jupiter.api.Test;

class ExportTest {
  @Test
  void export_twoNotes_areWritten() throws Exception {
    try (Server server = new Server()) {
      server.answers("/export", "2 notes");
    }
  }
}
