// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainTest {
  @Test
  void counts() throws Exception {
    assertEquals(2, Math.addExact(1, 1));
  }
}
