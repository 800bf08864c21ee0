// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes by the JUnit Platform, as build tools do. Arguments are class names, and
 * configuration parameters as NAME=VALUE. Prints a line for each test and class: its status, its
 * name, and the message of what it threw with newlines as {@code |}.
 */
public final class RunTests implements TestExecutionListener {
  private RunTests() {}

  public static void main(String[] args) {
    List<DiscoverySelector> classes = new ArrayList<>();
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      if (parts.length == 2) {
        request.configurationParameters(Map.of(parts[0], parts[1]));
      } else {
        classes.add(DiscoverySelectors.selectClass(arg));
      }
    }
    LauncherFactory.create().execute(request.selectors(classes).build(), new RunTests());
    System.exit(0);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String message =
        result.getThrowable().map(failure -> failure.getMessage().replace("\n", "|")).orElse("");
    synchronized (System.out) {
      System.out.println(result.getStatus() + "\t" + test.getDisplayName() + "\t" + message);
    }
  }
}
