// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import java.util.Optional;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** How findings name tests: {@code OrdersIT.listsOpenOrders()}. */
final class Names {
  private Names() {}

  /** A class without its package, a nested one with its enclosing ones. */
  static String of(String className) {
    return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
  }

  /**
   * Null for what is no test and no part of the application's code, such as an engine. One of
   * several runs of a method, and what a method made, also has its display name.
   */
  static String of(TestIdentifier test, TestPlan plan) {
    TestSource source = test.getSource().orElse(null);
    String method = ofSource(source);
    TestIdentifier parent = plan.getParent(test).orElse(null);
    if (method != null && (parent == null || !isOfMethod(parent))) {
      return method;
    }
    for (; parent != null; parent = plan.getParent(parent).orElse(null)) {
      String above = ofSource(parent.getSource().orElse(null));
      if (above != null) {
        return above + " " + test.getDisplayName();
      }
    }
    return test.isTest() ? test.getDisplayName() : null;
  }

  private static boolean isOfMethod(TestIdentifier parent) {
    Optional<TestSource> source = parent.getSource();
    return source.isPresent() && source.get() instanceof MethodSource;
  }

  private static String ofSource(TestSource source) {
    if (source instanceof MethodSource method) {
      return of(method.getClassName()) + "." + method.getMethodName() + "()";
    }
    return source instanceof ClassSource type ? of(type.getClassName()) : null;
  }
}
