// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A stretch of time whose findings are wanted apart: those that began in it, on whatever thread,
 * also those that were found before it. Any thread may use it.
 *
 * <p>Counts and times are of this episode alone. They are exact for calls of a millisecond and
 * more; of shorter ones each place is counted at least once.
 */
public final class Episode implements AutoCloseable {
  private final Object token;

  Episode(Object token) {
    this.token = token;
  }

  /** Whether the agent was there when it began; without it there are never findings. */
  public boolean isMeasured() {
    return token != null;
  }

  /** What begins from now on is not in it. What began before may still come to be known. */
  public void end() {
    Bridge bridge = token == null ? null : Bridge.get();
    if (bridge == null) {
      return;
    }
    try {
      bridge.contextEnded.invokeExact(token);
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
  }

  /** What is known by now; {@link Stallgate#settle} before it makes that all. */
  @SuppressWarnings("unchecked")
  public List<Finding> findings() {
    Bridge bridge = token == null ? null : Bridge.get();
    if (bridge == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    try {
      for (Object fields : (List<?>) bridge.findingsIn.invokeExact(token)) {
        findings.add(Finding.of((Map<String, Object>) fields));
      }
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
    return findings;
  }

  /**
   * What happened, where, why it matters, how to fix and how to allow it, in the words that the
   * gate prints; null if the finding is none of this episode's, or after {@link #close}.
   */
  public String diagnostic(Finding finding) {
    Bridge bridge = token == null ? null : Bridge.get();
    if (bridge == null) {
      return null;
    }
    try {
      return (String) bridge.diagnosticIn.invokeExact(token, finding.id());
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
  }

  /** Ends it and gives its findings back to the memory. */
  @Override
  public void close() {
    Bridge bridge = token == null ? null : Bridge.get();
    if (bridge == null) {
      return;
    }
    try {
      bridge.contextForgotten.invokeExact(token);
    } catch (Throwable failure) {
      throw Bridge.broken(failure);
    }
  }
}
