// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.junit;

import io.github.stallgate.junit.NoStalls;
import io.github.stallgate.junit.Stalls;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of test and every place around it. */
@NoStalls
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleSample {
  @BeforeAll
  void setUpAll() throws Exception {
    Loops.sleepOnAnother();
  }

  @BeforeEach
  void setUp(TestInfo test) throws Exception {
    if (test.getDisplayName().startsWith("stallsInSetUp")) {
      Loops.sleep();
    }
  }

  @AfterEach
  void tearDown(TestInfo test, Stalls stalls) throws Exception {
    if (test.getDisplayName().startsWith("stallsInTearDown")) {
      Loops.sleep();
      System.out.println("tearDown sees " + stalls.errors().size());
    }
  }

  @Test
  void stallsInSetUp() {}

  @Test
  void stallsInTearDown() {}

  @Test
  void asks(Stalls stalls) throws Exception {
    Loops.clean();
    System.out.println("none " + stalls.none());
    Loops.sleep();
    System.out.println("errors " + stalls.errors().size());
    System.out.println("first " + stalls.diagnostic(stalls.errors().get(0)).lines().findFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stalls", "clean"})
  void parameterized(String what) throws Exception {
    act(what);
  }

  @RepeatedTest(2)
  void repeated(RepetitionInfo info) throws Exception {
    act(info.getCurrentRepetition() == 1 ? "clean" : "stalls");
  }

  @TestFactory
  Stream<DynamicTest> dynamic() {
    return Stream.of("clean", "stalls")
        .map(what -> DynamicTest.dynamicTest("dynamic " + what, () -> act(what)));
  }

  private static void act(String what) throws Exception {
    if (what.equals("stalls")) {
      Loops.sleep();
    } else {
      Loops.clean();
    }
  }

  @Nested
  class Inner {
    @Test
    void nestedClean() throws Exception {
      Loops.clean();
    }

    @Test
    void nestedStalls() throws Exception {
      Loops.sleep();
    }
  }
}
