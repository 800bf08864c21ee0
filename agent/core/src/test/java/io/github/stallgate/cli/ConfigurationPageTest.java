// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page in the repository is the one that the code prints. */
class ConfigurationPageTest {
  @Test
  void text_asCommitted_isTheSame() throws IOException {
    Path page = Path.of("..", "..", "docs", "configuration.md");
    assertThat(ConfigurationPage.text())
        .as("print it anew: java -jar stallgate-agent.jar help --markdown > docs/configuration.md")
        .isEqualTo(Files.readString(page));
  }

  @Test
  void text_anyOption_hasItsDefaultAndVariable() {
    assertThat(ConfigurationPage.text())
        .contains("| `threshold` | duration | `50ms` | `STALLGATE_THRESHOLD` |")
        .contains("| `rule.<Rule>.min` | duration | by rule | `STALLGATE_RULE_<RULE>_MIN` |")
        .contains("| off\\|observe\\|report\\|throw |")
        .contains("| [BlockingLock](rules/BlockingLock.md) | warning | 10 ms |");
  }
}
