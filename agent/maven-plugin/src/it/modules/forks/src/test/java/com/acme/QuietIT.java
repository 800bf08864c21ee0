// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuietIT {
  @Test
  void answers() throws Exception {
    int answered = AcmeLoop.call(() -> 200);
    assertEquals(200, answered);
  }
}
