// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.shared.utils.cli.CommandLineUtils;
import org.junit.jupiter.api.Test;

class ArgLineTest {
  private static final String AGENT = "-javaagent:/repo/agent.jar=report=/build/stallgate";

  @Test
  void with_nothingThere_isTheAgentAlone() {
    assertThat(ArgLine.with(AGENT, null)).isEqualTo(AGENT);
    assertThat(ArgLine.with(AGENT, " \n ")).isEqualTo(AGENT);
  }

  @Test
  void with_othersThere_goesBeforeThem() {
    assertThat(ArgLine.with(AGENT, "-Xmx1g -Da='b c'")).isEqualTo(AGENT + " -Xmx1g -Da='b c'");
  }

  @Test
  void with_agentThereAlready_changesNothing() {
    String once = ArgLine.with(AGENT, "-Xmx1g");

    assertThat(ArgLine.with(AGENT, once)).isEqualTo(once);
  }

  @Test
  void with_blanksAndQuotes_isOneArgumentAsSurefireReadsIt() throws Exception {
    for (String path : new String[] {"/a b", "/it's", "/say \"it\" and it's so", "/'", "/\"'\""}) {
      String agent = "-javaagent:" + path + "/agent.jar";

      assertThat(CommandLineUtils.translateCommandline(ArgLine.with(agent, "-Xmx1g")))
          .containsExactly(agent, "-Xmx1g");
    }
  }
}
