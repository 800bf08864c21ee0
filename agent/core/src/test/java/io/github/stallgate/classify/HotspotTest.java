// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HotspotTest {
  private static final String RUN = "io.netty.Loop.run";

  @Test
  void of_handlerThatCallsEverything_isTheMethodWhereTheTimeGoes() {
    List<List<Frame>> stacks = new ArrayList<>();
    add(
        stacks,
        9,
        "java.util.regex.Matcher.matches",
        "com.acme.Rules.check",
        "com.acme.H.read",
        RUN);
    add(stacks, 1, "com.acme.Log.line", "com.acme.H.read", RUN);
    Hotspot hot = of(stacks);
    assertThat(hot.culprit().method()).isEqualTo("check");
    assertThat(hot.share()).isEqualTo(90);
    assertThat(hot.below()).isEqualTo("java.util.regex.Matcher.matches 90 %");
    assertThat(hot.frames().get(0).method()).isEqualTo("matches");
  }

  @Test
  void of_sixOfTen_isEnoughAndFiveIsNot() {
    List<List<Frame>> stacks = new ArrayList<>();
    add(stacks, 6, "com.acme.A.hot", "com.acme.H.read", RUN);
    add(stacks, 4, "com.acme.B.other", "com.acme.H.read", RUN);
    assertThat(of(stacks).culprit().method()).isEqualTo("hot");
    assertThat(of(stacks).share()).isEqualTo(60);
    List<List<Frame>> half = new ArrayList<>();
    add(half, 5, "com.acme.A.hot", "com.acme.H.read", RUN);
    add(half, 5, "com.acme.B.other", "com.acme.H.read", RUN);
    assertThat(of(half).culprit().method()).isEqualTo("read");
    assertThat(of(half).share()).isEqualTo(100);
  }

  @Test
  void of_oneLateOddStack_isNotBelieved() {
    List<List<Frame>> stacks = new ArrayList<>();
    add(stacks, 11, "com.acme.Codec.decode", "com.acme.H.read", RUN);
    add(stacks, 1, "com.acme.H.close", RUN);
    assertThat(of(stacks).culprit().method()).isEqualTo("decode");
  }

  @Test
  void of_recursion_countsAStackOnceAndShowsItsInnermost() {
    List<List<Frame>> stacks = new ArrayList<>();
    add(
        stacks,
        2,
        "com.acme.Tree.walk",
        "com.acme.Tree.walk",
        "com.acme.Tree.walk",
        "com.acme.H.a",
        RUN);
    add(stacks, 1, "java.util.List.get", "com.acme.Tree.walk", "com.acme.H.a", RUN);
    Hotspot hot = of(stacks);
    assertThat(hot.culprit().method()).isEqualTo("walk");
    assertThat(hot.share()).isEqualTo(100);
    assertThat(hot.below()).isEqualTo("java.util.List.get 33 %");
  }

  @Test
  void of_mutualRecursion_isOneOfTheTwo() {
    List<List<Frame>> stacks = new ArrayList<>();
    add(stacks, 3, "com.acme.P.a", "com.acme.P.b", "com.acme.P.a", "com.acme.P.b", RUN);
    add(stacks, 3, "com.acme.P.b", "com.acme.P.a", "com.acme.P.b", RUN);
    assertThat(of(stacks).culprit().type()).isEqualTo("com.acme.P");
    assertThat(of(stacks).share()).isEqualTo(100);
  }

  @Test
  void of_noApplicationFrames_isNothing() {
    List<List<Frame>> stacks = new ArrayList<>();
    add(stacks, 5, "java.util.zip.Inflater.inflate", RUN);
    assertThat(of(stacks)).isNull();
  }

  @Test
  void of_nothingInMostStacks_isNothingUnlessTheMostWillDo() {
    List<List<Frame>> stacks = new ArrayList<>();
    add(stacks, 3, "com.acme.A.one", RUN);
    add(stacks, 2, "com.acme.B.two", RUN);
    add(stacks, 2, "com.acme.C.three", RUN);
    assertThat(of(stacks)).isNull();
    Hotspot most = Hotspot.of(stacks, HotspotTest::isApplication, false);
    assertThat(most.culprit().method()).isEqualTo("one");
    assertThat(most.share()).isEqualTo(42);
  }

  @Test
  void of_lambdasOfOneMethod_areThatMethod() {
    List<List<Frame>> stacks = new ArrayList<>();
    add(stacks, 3, "com.acme.H.lambda$sum$0", "com.acme.H.sum", RUN);
    add(stacks, 3, "com.acme.H.lambda$sum$1", "com.acme.H.sum", RUN);
    Hotspot hot = of(stacks);
    assertThat(hot.share()).isEqualTo(100);
    assertThat(hot.culprit().type()).isEqualTo("com.acme.H");
    assertThat(hot.below()).isNull();
  }

  @Test
  void of_severalLines_isTheOneMostStacksWereAt() {
    List<List<Frame>> stacks = new ArrayList<>();
    for (int line : new int[] {10, 20, 20, 20, 30}) {
      Frame at = new Frame("com.acme.H", "read", "H.java", line, false);
      stacks.add(List.of(at, WrittenStacks.frame(RUN)));
    }
    assertThat(of(stacks).culprit().line()).isEqualTo(20);
    assertThat(of(stacks).frames().get(0).line()).isEqualTo(20);
  }

  @Test
  void of_oneStack_isItsInnermostCandidate() {
    List<List<Frame>> stacks = new ArrayList<>();
    add(stacks, 1, "java.lang.Math.max", "com.acme.A.a", "com.acme.H.read", RUN);
    assertThat(of(stacks).culprit().method()).isEqualTo("a");
    assertThat(of(stacks).below()).isEqualTo("java.lang.Math.max 100 %");
  }

  private static void add(List<List<Frame>> to, int count, String... methods) {
    for (int i = 0; i < count; i++) {
      to.add(WrittenStacks.frames(methods));
    }
  }

  private static Hotspot of(List<List<Frame>> stacks) {
    return Hotspot.of(stacks, HotspotTest::isApplication, true);
  }

  private static boolean isApplication(Frame frame) {
    return frame.type().startsWith("com.acme.");
  }
}
