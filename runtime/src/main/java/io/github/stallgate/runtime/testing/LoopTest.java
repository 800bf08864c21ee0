// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class, or this test, are coroutines: each is the main coroutine of a fresh loop
 * in debug mode with a {@link VirtualClock}; both can be asked for as parameters. Goes with
 * {@code @Test}, {@code @ParameterizedTest} and the like. What else is checked is told in {@link
 * LoopExtension}.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LoopExtension.class)
public @interface LoopTest {
  /** What coroutines are made of: {@code auto}, {@code virtual} or {@code threads}. */
  String backend() default "auto";

  /** Whether the clock jumps when every task waits; else the test moves it by hand. */
  boolean autojump() default true;

  /**
   * In what order the loop runs what is ready: {@code fifo}; {@code random}, which shuffles it anew
   * for each test; or a number, which shuffles it in the same way each time. The system property
   * {@value LoopExtension#SEED} comes before this. The number is part of each failure.
   */
  String seed() default "fifo";
}
