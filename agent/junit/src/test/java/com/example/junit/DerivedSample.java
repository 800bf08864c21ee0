// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.junit;

import org.junit.jupiter.api.Test;

class DerivedSample extends StallingBase {
  @Test
  void own() throws Exception {
    Loops.clean();
  }
}
