// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.junit;

import io.github.stallgate.junit.Stalls;
import io.github.stallgate.junit.StallsExtension;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing here fails for a stall. */
@ExtendWith(StallsExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlainSample {
  @Test
  @Order(1)
  void sleeps() throws Exception {
    Loops.sleep();
  }

  @Test
  @Order(2)
  void asks(Stalls stalls) throws Exception {
    Loops.clean();
    System.out.println("before " + stalls.findings().size());
    Loops.sleepOnAnother();
    System.out.println("after " + stalls.findings().size());
  }
}
