// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stallgate.bridge.OnLoop;
import io.github.stallgate.bridge.RecordingSink;
import io.github.stallgate.catalog.Family;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BracketedMethodTest {
  private static final int HOOK = StallgateHooks.LIMIT - 1;
  private static final Object[] ARGUMENTS = {3, 7L, 1.5, "four"};

  static Stream<Family> families() {
    return Stream.of(Family.FILE, Family.SELECT);
  }

  static Stream<String> methods() {
    return Arrays.stream(Bodies.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void body_ofAnyShape_doesTheSameAndIsSeenOnce(String name) throws Exception {
    for (Family family : families().toList()) {
      Class<?> rewritten = Bracketed.load(Bodies.class, HOOK, family);
      assertThat(rewritten).isNotSameAs(Bodies.class);
      RecordingSink sink = new RecordingSink();
      OnLoop.run(
          sink,
          loop -> {
            assertThat(outcome(rewritten, name)).isEqualTo(outcome(Bodies.class, name));
            assertThat(loop.in).isZero();
          });
      assertThat(sink.seen).extracting(RecordingSink.Seen::hook).containsExactly(HOOK);
    }
  }

  /** What a call gives, in words that are equal for the two versions of the class. */
  private static String outcome(Class<?> type, String name) throws Exception {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        try {
          Object result = method.invoke(type.getConstructor().newInstance(), ARGUMENTS);
          return result == null || result.getClass() == type
              ? "itself " + (result == null)
              : Arrays.deepToString(new Object[] {result});
        } catch (InvocationTargetException failed) {
          return failed.getCause().toString();
        }
      }
    }
    throw new AssertionError("no method " + name);
  }

  @Test
  void selectHook_ofAMethod_isGivenItsReceiver() throws Exception {
    Class<?> rewritten = Bracketed.load(Bodies.class, HOOK, Family.SELECT);
    Object receiver = rewritten.getConstructor().newInstance();
    RecordingSink sink = new RecordingSink();
    OnLoop.run(sink, loop -> rewritten.getMethod("self", types()).invoke(receiver, ARGUMENTS));
    assertThat(sink.seen).singleElement().extracting("receiver").isSameAs(receiver);
  }

  private static Class<?>[] types() {
    return new Class<?>[] {int.class, long.class, double.class, String.class};
  }

  @Test
  void body_callsItself_isSeenOnce() throws Exception {
    Class<?> rewritten = Bracketed.load(Recursion.class, HOOK, Family.FILE);
    RecordingSink sink = new RecordingSink();
    OnLoop.run(sink, loop -> rewritten.getMethod("down", int.class).invoke(null, 5));
    assertThat(sink.seen).hasSize(1);
  }

  @Test
  void body_overflowsTheStack_leavesTheHooksAlive() throws Exception {
    Class<?> rewritten = Bracketed.load(Recursion.class, HOOK, Family.FILE);
    Method down = rewritten.getMethod("down", int.class);
    RecordingSink sink = new RecordingSink();
    OnLoop.run(
        sink,
        loop -> {
          assertThatThrownBy(() -> down.invoke(null, Integer.MAX_VALUE))
              .hasCauseInstanceOf(StackOverflowError.class);
          assertThat(loop.in).isZero();
          sink.seen.clear();
          down.invoke(null, 0);
        });
    assertThat(sink.seen).hasSize(1);
  }

  @Test
  void body_refusedAtEntry_neverRuns() throws Exception {
    Class<?> rewritten = Bracketed.load(Bodies.class, HOOK, Family.FILE);
    RecordingSink sink = new RecordingSink();
    sink.refusal = new StallgateError("planned");
    StallgateHooks.VETOED[HOOK] = true;
    try {
      OnLoop.run(
          sink,
          loop ->
              assertThatThrownBy(() -> rewritten.getMethod("text", types()).invoke(null, ARGUMENTS))
                  .hasCause(sink.refusal));
    } finally {
      StallgateHooks.VETOED[HOOK] = false;
    }
    assertThat(sink.seen).isEmpty();
  }

  @Test
  void loader_wrongClassFile_isRefusedByTheVerifier() {
    assertThatThrownBy(() -> Bracketed.unverifiable().getConstructor())
        .isInstanceOf(VerifyError.class);
  }

  /** Recurses as deep as it is told. */
  public static class Recursion {
    public static int down(int depth) {
      return depth == 0 ? 0 : 1 + down(depth - 1);
    }
  }
}
