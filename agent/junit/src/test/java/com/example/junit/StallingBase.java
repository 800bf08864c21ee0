// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.junit;

import io.github.stallgate.junit.NoStalls;
import org.junit.jupiter.api.Test;

@NoStalls
abstract class StallingBase {
  @Test
  void inherited() throws Exception {
    Loops.sleep();
  }
}
