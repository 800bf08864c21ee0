// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import io.github.stallgate.catalog.Severity;
import io.github.stallgate.gate.Baseline;
import io.github.stallgate.gate.Gap;
import io.github.stallgate.gate.Gate;
import io.github.stallgate.gate.Limits;
import io.github.stallgate.report.ReportDirectory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Tells tests that start no loop from an agent that did not work: both end with exit code 3. */
final class LoopGap {
  private LoopGap() {}

  /** Whether the agent worked in all JVMs and just met no loop. */
  static boolean isAllIn(Path directory) {
    List<Gap> gaps =
        Gate.judge(
                ReportDirectory.read(List.of(directory)),
                Baseline.EMPTY,
                new Limits(Severity.ERROR, Integer.MAX_VALUE),
                LocalDate.EPOCH)
            .unmeasured();
    return !gaps.isEmpty() && gaps.stream().allMatch(gap -> gap.kind() == Gap.Kind.NO_LOOP);
  }
}
