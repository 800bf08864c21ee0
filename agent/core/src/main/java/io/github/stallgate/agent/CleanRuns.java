// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.gate.BadBaseline;
import io.github.stallgate.gate.BaselineEntry;
import io.github.stallgate.gate.BaselineFile;
import io.github.stallgate.gate.FindingKey;
import io.github.stallgate.instrument.AcceptedMethods;
import io.github.stallgate.policy.Policies;
import io.github.stallgate.report.CleanRun;
import io.github.stallgate.report.FindingStore;
import io.github.stallgate.report.ReportedFinding;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Proves that accepted findings are gone: their methods ran on such a loop, and the call was not
 * made. Only of rules by which every call counts, however short: that no wait lasted a millisecond,
 * or no computation fifty, says nothing of the next run.
 */
final class CleanRuns {
  private final List<FindingKey> provable;
  private final AcceptedMethods methods;

  private CleanRuns(List<FindingKey> provable) {
    List<String> culprits = new ArrayList<>();
    for (FindingKey key : provable) {
      culprits.add(key.culprit());
    }
    this.provable = provable;
    this.methods = new AcceptedMethods(culprits);
  }

  /** Null if there is no such baseline, or nothing in it can be proved; a bad one is said. */
  static CleanRuns of(String baseline, Policies policies, AgentLog log) {
    try {
      BaselineFile file = new BaselineFile(Path.of(baseline));
      List<FindingKey> keys = new ArrayList<>();
      for (BaselineEntry entry : file.readIfPresent().entries()) {
        keys.add(entry.key());
      }
      List<FindingKey> provable = provable(keys, policies);
      return provable.isEmpty() ? null : new CleanRuns(provable);
    } catch (BadBaseline | InvalidPathException bad) {
      log.once("nothing is proved of the baseline: " + bad.getMessage());
      return null;
    }
  }

  /** A line says kind, culprit and API, so it must be true of all rules that stand with them. */
  private static List<FindingKey> provable(List<FindingKey> keys, Policies policies) {
    List<FindingKey> provable = new ArrayList<>();
    for (FindingKey key : keys) {
      boolean allCount = !key.culprit().equals(key.api());
      for (FindingKey other : keys) {
        allCount &= !isSamePlace(key, other) || policies.countsAlways(Rule.of(other.rule()));
      }
      if (allCount) {
        provable.add(key);
      }
    }
    return provable;
  }

  private static boolean isSamePlace(FindingKey one, FindingKey other) {
    return one.kind().equals(other.kind())
        && one.culprit().equals(other.culprit())
        && one.api().equals(other.api());
  }

  AcceptedMethods methods() {
    return methods;
  }

  /** Writes what is proved by the findings of the whole run. */
  void tell(FindingStore store, Recorder to) {
    List<FindingKey> occurred = new ArrayList<>();
    for (ReportedFinding finding : store.reported()) {
      occurred.add(FindingKey.of(finding));
    }
    Set<CleanRun> told = new HashSet<>();
    for (FindingKey key : provable) {
      boolean gone = true;
      for (FindingKey each : occurred) {
        gone &= !isSamePlace(key, each);
      }
      CleanRun run = new CleanRun(key.kind(), key.culprit(), key.api());
      if (gone && methods.ranOn(key.culprit(), key.kind()) && told.add(run)) {
        to.clean(run);
      }
    }
  }
}
