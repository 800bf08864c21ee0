// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.testing;

import io.github.stallgate.runtime.EventLoop;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs each test method as the main coroutine of a fresh loop, in debug mode, with a {@link
 * VirtualClock}; gives the {@link EventLoop} and the clock to parameters of these types, of set-up
 * and tear-down methods too.
 *
 * <p>A test that would pass fails if it left a task running, if a coroutine was created and never
 * awaited, if a failure was never retrieved, or if a callback failed. Methods for set-up and
 * tear-down run outside of the loop.
 *
 * <p>Used by {@link LoopTest}, which has the settings, or by {@code @ExtendWith}.
 */
public final class LoopExtension implements InvocationInterceptor, ParameterResolver {
  /** The system property for the order: {@code fifo}, {@code random}, or a number. */
  public static final String SEED = "stallgate.test.seed";

  private static final Namespace NAMESPACE = Namespace.create(LoopExtension.class);

  @LoopTest
  private static final class Defaults {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return context.getTestMethod().isPresent()
        && (type == EventLoop.class || type == VirtualClock.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    LoopFixture fixture = fixture(context);
    return parameter.getParameter().getType() == EventLoop.class ? fixture.loop() : fixture.clock();
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    fixture(context).run(invocation::proceed);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    fixture(context).run(invocation::proceed);
  }

  /** One for each run of a test. */
  private static LoopFixture fixture(ExtensionContext context) {
    ExtensionContext.Store store = context.getStore(NAMESPACE);
    LoopFixture fixture = store.get(LoopFixture.class, LoopFixture.class);
    if (fixture == null) {
      fixture = new LoopFixture(context.getDisplayName(), settings(context));
      store.put(LoopFixture.class, fixture);
    }
    return fixture;
  }

  private static LoopTest settings(ExtensionContext context) {
    return context
        .getTestMethod()
        .flatMap(LoopExtension::annotation)
        .or(() -> context.getTestClass().flatMap(LoopExtension::annotation))
        .orElseGet(() -> Defaults.class.getAnnotation(LoopTest.class));
  }

  private static Optional<LoopTest> annotation(AnnotatedElement element) {
    return AnnotationSupport.findAnnotation(element, LoopTest.class);
  }
}
