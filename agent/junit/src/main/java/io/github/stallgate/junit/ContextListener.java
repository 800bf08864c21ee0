// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import io.github.stallgate.api.Context;
import io.github.stallgate.api.Stallgate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells the agent which tests run, so that each finding names them. The launcher finds it by
 * itself. A class is named for what it does while none of its tests runs, as in {@code @BeforeAll}.
 *
 * <p>Never throws: a test run without names is better than none.
 */
public final class ContextListener implements TestExecutionListener {
  private final Map<String, Scope> scopes = new ConcurrentHashMap<>();
  private volatile TestPlan plan;
  private volatile boolean broken;

  /** A test or a class that runs; its context is open while nothing within it runs. */
  private static final class Scope {
    private final String name;
    private final Scope around;
    private Context context;
    private int within;

    Scope(String name, Scope around) {
      this.name = name;
      this.around = around;
    }

    synchronized void begin() {
      if (around != null) {
        around.pause();
      }
      context = Stallgate.contextBegan(name);
    }

    synchronized void end() {
      context.close();
      if (around != null) {
        around.resume();
      }
    }

    private synchronized void pause() {
      if (within++ == 0) {
        context.close();
      }
    }

    private synchronized void resume() {
      if (--within == 0) {
        context = Stallgate.contextBegan(name);
      }
    }
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (broken) {
      return;
    }
    try {
      String name = Names.of(test, plan);
      if (name != null && !name.isBlank()) {
        Scope scope = new Scope(name, around(test));
        scopes.put(test.getUniqueId(), scope);
        scope.begin();
      }
    } catch (RuntimeException | LinkageError failure) {
      fail(failure);
    }
  }

  private Scope around(TestIdentifier test) {
    TestIdentifier parent = plan.getParent(test).orElse(null);
    while (parent != null) {
      Scope scope = scopes.get(parent.getUniqueId());
      if (scope != null) {
        return scope;
      }
      parent = plan.getParent(parent).orElse(null);
    }
    return null;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    try {
      Scope scope = scopes.remove(test.getUniqueId());
      if (scope != null) {
        scope.end();
      }
    } catch (RuntimeException | LinkageError failure) {
      fail(failure);
    }
  }

  private void fail(Throwable failure) {
    if (!broken) {
      broken = true;
      System.err.println("[stallgate] findings name no tests from here on: " + failure);
    }
  }
}
