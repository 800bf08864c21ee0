// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test in which an event loop was stalled, after the test has ended, with what happened and
 * what to do. What counts is where a stall began: in the test, its {@code @BeforeEach} and its
 * {@code @AfterEach}, on whatever thread. On a class it holds for each test, also of nested and
 * derived classes, and what begins outside the tests, as in {@code @BeforeAll}, fails the class. An
 * annotation of a method goes before that of its class.
 *
 * <p>Without the agent in the JVM the test fails too, since nothing was measured; see the
 * configuration parameter {@link StallsExtension#FAIL_ON_EMPTY}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(StallsExtension.class)
public @interface NoStalls {
  /** The least that fails a test. */
  Severity failOn() default Severity.ERROR;

  /**
   * Culprits that are accepted here, each {@code CLASS#METHOD:REASON} with {@code *} in class and
   * method as for the agent's option {@code allow}; the reason is mandatory.
   */
  String[] allow() default {};
}
