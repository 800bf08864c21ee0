// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;

class PollRewriterTest {
  private static final int TURNS = 5;

  @BeforeEach
  void count() {
    CountedPolls.polls = 0;
  }

  @ParameterizedTest
  @EnumSource
  void loop_ofOddShape_pollsEachTimeItGoesBack(OddLoops odd) throws Exception {
    byte[] polled = PollRewriter.rewrite(odd.file, CountedPolls.NAME);
    assertThat(run(odd.type(), polled)).isEqualTo(TURNS);
    assertThat(CountedPolls.polls).isBetween(TURNS - 1, TURNS + 1);
  }

  @ParameterizedTest
  @EnumSource
  void rewrite_whereAPollStandsAlready_changesNothing(OddLoops odd) {
    byte[] polled = PollRewriter.rewrite(odd.file, PollShards.name(7));
    assertThat(PollRewriter.rewrite(polled, PollShards.name(7))).isNull();
    assertThat(PollRewriter.rewrite(polled, PollShards.name(8))).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {7_997, 8_001, 65_532})
  void method_thatStaysOnItsSideOfALimit_hasPolls(int bytes) throws Exception {
    byte[] polled = PollRewriter.rewrite(OddLoops.ofLength(bytes), CountedPolls.NAME);
    assertThat(run("com.example.Odd", polled)).isEqualTo(TURNS);
    assertThat(CountedPolls.polls).isEqualTo(TURNS);
  }

  @ParameterizedTest
  @ValueSource(ints = {7_998, 8_000, 65_533, 65_535})
  void method_thatAPollWouldTakeOverALimit_isLeftAlone(int bytes) {
    assertThat(PollRewriter.rewrite(OddLoops.ofLength(bytes), CountedPolls.NAME)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"equals", "hashCode", "compareTo", "compare", "toString"})
  void method_whoseCallersReckonWithNothing_isLeftAlone(String name) {
    assertThat(rewritten(name, Opcodes.ACC_STATIC)).isNull();
  }

  @Test
  void method_thatIsSynchronized_isLeftAlone() {
    assertThat(rewritten("run", Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED)).isNull();
    assertThat(rewritten("run", Opcodes.ACC_STATIC)).isNotNull();
  }

  private static byte[] rewritten(String name, int access) {
    byte[] file = OddLoops.file(Opcodes.V1_5, name, access, to -> OddLoops.counted(to, 0));
    return PollRewriter.rewrite(file, CountedPolls.NAME);
  }

  @Test
  void class_withoutAnyLoop_isLeftAlone() {
    assertThat(
            PollRewriter.rewrite(RewritingLoader.bytes(Callers.OwnClock.class), CountedPolls.NAME))
        .isNull();
  }

  /** Written by javac, with frames. */
  @Test
  void loops_thatJavacWrites_doWhatTheyDidBefore() throws Exception {
    RewritingLoader loader =
        new RewritingLoader(
            PlainLoops.class.getName(),
            (name, by, file) -> PollRewriter.rewrite(file, CountedPolls.NAME));
    Object rewritten =
        loader.loadClass(PlainLoops.class.getName()).getDeclaredConstructor().newInstance();
    Object result = ((Callable<?>) rewritten).call();
    assertThat(CountedPolls.polls).isPositive();
    assertThat(result).isEqualTo(new PlainLoops().call());
  }

  private static int run(String type, byte[] file) throws Exception {
    RewritingLoader loader = new RewritingLoader("none", (name, by, bytes) -> null);
    return (Integer) loader.define(type, file).getMethod("run", int.class).invoke(null, TURNS);
  }

  @Test
  void shards_ofManyNames_areAllUsed() {
    List<Integer> shards =
        IntStream.range(0, 10_000)
            .mapToObj(i -> PollShards.of("com.acme.Class" + i))
            .distinct()
            .toList();
    assertThat(shards).hasSize(StallgatePolls.SHARDS);
  }
}
