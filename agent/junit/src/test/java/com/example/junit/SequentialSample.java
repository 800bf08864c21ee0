// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.junit;

import io.github.stallgate.junit.NoStalls;
import io.github.stallgate.junit.Severity;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One after another, in this order. */
@NoStalls
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SequentialSample {
  @Test
  @Order(1)
  void cleanFirst() throws Exception {
    Loops.clean();
  }

  @Test
  @Order(2)
  void sleeps() throws Exception {
    Loops.sleep();
  }

  @Test
  @Order(3)
  void cleanAfterSleep() throws Exception {
    Loops.clean();
  }

  @Test
  @Order(4)
  void sleepsAtTheSamePlace() throws Exception {
    Loops.sleep();
  }

  @Test
  @Order(5)
  void leavesTheLoopAsleep() throws Exception {
    Loops.leaveAsleep();
  }

  @Test
  @Order(6)
  void cleanAfterThat() throws Exception {
    Loops.clean();
  }

  @Test
  @Order(7)
  void computes() throws Exception {
    Loops.compute();
  }

  @Test
  @Order(8)
  @NoStalls(allow = "com.example.junit.Loops#nap:the point of this test")
  void sleepsWhereAllowed() throws Exception {
    Loops.sleep();
  }

  @Test
  @Order(9)
  void warns() throws Exception {
    Loops.warn();
  }

  @Test
  @Order(10)
  @NoStalls(failOn = Severity.WARNING)
  void warnsWhereThatFails() throws Exception {
    Loops.warn();
  }

  @Test
  @Order(11)
  void sleepsTwice() throws Exception {
    Loops.sleep();
    Loops.sleep();
  }

  @Test
  @Order(12)
  void failsByItself() throws Exception {
    Loops.sleep();
    throw new IllegalStateException("its own failure");
  }

  @Test
  @Order(13)
  @NoStalls(allow = "com.example.junit.Loops#nap")
  void allowWithoutReason() {}
}
