// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import io.github.stallgate.api.Episode;
import io.github.stallgate.api.Stallgate;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Watches each test and judges it by its {@link NoStalls}, if it has one; gives tests their {@link
 * Stalls}. Comes with {@code @NoStalls}; alone it judges nothing.
 */
public final class StallsExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {
  /**
   * The configuration parameter, or system property, that says what becomes of a test with
   * {@code @NoStalls} in a JVM without the agent: {@code true}, the default, fails it, {@code
   * false} aborts it, which is neither green nor red.
   */
  public static final String FAIL_ON_EMPTY = "stallgate.failOnEmpty";

  private static final Namespace OURS = Namespace.create(StallsExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    pause(context);
    rule(context).ifPresent(Allowed::of);
    context.getStore(OURS).put(ClassWatch.class, new ClassWatch());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    pause(context);
    rule(context).ifPresent(Allowed::of);
    context.getStore(OURS).put(Episode.class, Stallgate.beginEpisode());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Episode episode = context.getStore(OURS).remove(Episode.class, Episode.class);
    if (episode == null) {
      return;
    }
    try (episode) {
      Optional<NoStalls> rule = rule(context);
      if (rule.isPresent()) {
        requireAgent(context);
        judge(context, rule.get(), List.of(episode));
      }
    } finally {
      resume(context);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    ClassWatch watch = context.getStore(OURS).remove(ClassWatch.class, ClassWatch.class);
    if (watch == null) {
      return;
    }
    try {
      Optional<NoStalls> rule = rule(context);
      if (rule.isPresent() && Measured.isPossible()) {
        judge(context, rule.get(), watch.episodes());
      }
    } finally {
      watch.close();
      resume(context);
    }
  }

  private static void requireAgent(ExtensionContext context) {
    if (!Measured.isPossible()) {
      Measured.fail(context);
    }
  }

  /**
   * Ends the episodes once the loops have come to the end of what they run: what a test left
   * running is the test's own.
   */
  private static void judge(ExtensionContext context, NoStalls rule, List<Episode> episodes) {
    Stallgate.settle(Stalls.PATIENCE);
    episodes.forEach(Episode::end);
    new Judgement(rule, episodes).throwIfAny(name(context));
  }

  private static String name(ExtensionContext context) {
    String type = Names.of(context.getRequiredTestClass().getName());
    return context
        .getTestMethod()
        .map(method -> type + "." + method.getName() + "()")
        .orElse(type + ", outside its tests,");
  }

  /** The method's, else that of its class, else that of the nearest enclosing class. */
  private static Optional<NoStalls> rule(ExtensionContext context) {
    Optional<NoStalls> ofMethod =
        AnnotationSupport.findAnnotation(context.getTestMethod(), NoStalls.class);
    if (ofMethod.isPresent()) {
      return ofMethod;
    }
    for (Class<?> type = context.getRequiredTestClass();
        type != null;
        type = type.getEnclosingClass()) {
      Optional<NoStalls> ofType = AnnotationSupport.findAnnotation(type, NoStalls.class);
      if (ofType.isPresent()) {
        return ofType;
      }
    }
    return Optional.empty();
  }

  /** What is the test's, or the nested class's, is not what its class does outside its tests. */
  private static void pause(ExtensionContext context) {
    ClassWatch around = around(context);
    if (around != null) {
      around.pause();
    }
  }

  private static void resume(ExtensionContext context) {
    ClassWatch around = around(context);
    if (around != null) {
      around.resume();
    }
  }

  /** A nested class pauses the one around it for as long as it runs. */
  private static ClassWatch around(ExtensionContext context) {
    return context
        .getParent()
        .map(parent -> parent.getStore(OURS).get(ClassWatch.class, ClassWatch.class))
        .orElse(null);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stalls.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getDeclaringExecutable() instanceof Constructor) {
      throw new ParameterResolutionException(
          "Stalls tells of a test that runs, and a constructor runs before it: take it as a"
              + " parameter of the test, of @BeforeEach or of @AfterEach");
    }
    Episode ofTest = context.getStore(OURS).get(Episode.class, Episode.class);
    if (ofTest != null) {
      return new Stalls(context, ofTest);
    }
    ClassWatch ofClass = context.getStore(OURS).get(ClassWatch.class, ClassWatch.class);
    if (ofClass == null) {
      throw new ParameterResolutionException(
          "Stalls is known in tests and in the lifecycle methods of classes with @NoStalls or"
              + " @ExtendWith(StallsExtension.class)");
    }
    return new Stalls(context, ofClass.current());
  }
}
