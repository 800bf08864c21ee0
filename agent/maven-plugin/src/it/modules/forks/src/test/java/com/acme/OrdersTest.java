// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OrdersTest {
  @Test
  void listsOpenOrders() throws Exception {
    int answered =
        AcmeLoop.call(
            () -> {
              Thread.sleep(60);
              return 200;
            });
    assertEquals(200, answered);
  }
}
