// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Fingerprint;
import io.github.stallgate.harness.Jdk;
import io.github.stallgate.harness.Jdks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A WebFlux project that got nothing but the plugin block: red on its stall, green with its
 * baseline, red on one more stall, on each JDK, with the same identities.
 */
class CiDemoIT {
  private static final String SEARCH =
      Fingerprint.of(
          "BlockingSleep",
          "reactor",
          "com.acme.notes.SearchController",
          "search",
          "java.lang.Thread.sleep");

  @Test
  void ciDemo_onEachJdk_isRedThenGreenThenRedWithTheSameIdentities() throws Exception {
    List<String> identities = new ArrayList<>();
    for (Jdk jdk : Jdks.all()) {
      identities.add(redGreenRed(new CiDemo(jdk)));
    }

    assertThat(identities).isNotEmpty().containsOnly(identities.get(0));
  }

  /** All that identifies the findings of the three builds. */
  private static String redGreenRed(CiDemo demo) throws Exception {
    CiDemo.Result red = demo.verify();
    assertThat(red.output())
        .contains("[ERROR] failed: 1 new finding of severity error")
        .contains("error[BlockingSleep]", "com.acme.notes.SearchController.search")
        .contains("BUILD FAILURE");
    assertThat(red.exitCode()).isEqualTo(1);
    assertThat(red.ids()).as("the same on every JDK").containsExactly(SEARCH);

    CiDemo.Result accepted = demo.accept(red, "to be made reactive");
    assertThat(accepted.exitCode()).as(accepted.output()).isZero();
    assertThat(demo.baseline()).contains("# reason: to be made reactive");

    CiDemo.Result green = demo.verify();
    assertThat(green.output())
        .contains("passed: no new findings of severity error")
        .contains("accepted by stallgate-baseline.txt: 1 finding")
        .contains("BUILD SUCCESS");

    demo.addNextCommit();
    CiDemo.Result again = demo.verify();
    assertThat(again.output())
        .contains("[ERROR] failed: 1 new finding of severity error")
        .contains("error[BlockingFuture]", "com.acme.notes.ExportController.export")
        .contains("accepted by stallgate-baseline.txt: 1 finding")
        .contains("BUILD FAILURE");
    return demo.baseline() + red.ids() + again.ids();
  }
}
