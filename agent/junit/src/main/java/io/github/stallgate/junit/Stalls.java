// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import io.github.stallgate.api.Episode;
import io.github.stallgate.api.Finding;
import io.github.stallgate.api.Stallgate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The findings so far in a test, as a parameter of test and lifecycle methods of classes with
 * {@link NoStalls} or {@code @ExtendWith(StallsExtension.class)}. Each question first waits until
 * what the loops did by then is judged. Any thread but a loop's may ask.
 *
 * <p>Without the agent every question fails the test, as {@link NoStalls} does.
 */
public final class Stalls {
  /** A call that never returns is told after two seconds. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ExtensionContext context;
  private final Episode episode;

  Stalls(ExtensionContext context, Episode episode) {
    this.context = context;
    this.episode = episode;
  }

  /** All of them, also notes. */
  public List<Finding> findings() {
    if (!episode.isMeasured()) {
      Measured.fail(context);
    }
    Stallgate.settle(PATIENCE);
    return episode.findings();
  }

  /** Those that weigh as much or more. */
  public List<Finding> findings(Severity atLeast) {
    return findings().stream().filter(atLeast::isReachedBy).toList();
  }

  public List<Finding> errors() {
    return findings(Severity.ERROR);
  }

  /** Whether nothing was found, not even a note. */
  public boolean none() {
    return findings().isEmpty();
  }

  /** What happened, where, why it matters, how to fix and how to allow it. */
  public String diagnostic(Finding finding) {
    return episode.diagnostic(finding);
  }
}
