// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.options.OptionKey;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpCommandTest {
  @TempDir Path directory;

  @Test
  void help_nothingSet_printsEveryOptionAndRuleWithDefaults() {
    CommandRun run = help(Map.of());
    assertThat(run.exitCode()).isZero();
    for (OptionKey option : OptionKey.values()) {
      assertThat(run.out()).containsPattern("(?m)^" + option.key() + " = .+  \\(default\\)$");
    }
    assertThat(run.out()).contains(Rule.ids()).contains("takes duration; default 50ms");
  }

  @Test
  void help_variableSet_printsValueAndOrigin() {
    CommandRun run =
        help(Map.of("STALLGATE_THRESHOLD", "20ms", "STALLGATE_RULE_BLOCKINGFILE_MIN", "3ms"));
    assertThat(run.out())
        .contains("threshold = 20ms  (environment variable STALLGATE_THRESHOLD)")
        .contains("rule.BlockingFile.min = 3ms  (environment variable ");
  }

  @Test
  void help_badValue_isOneLineAndTwo() {
    CommandRun run = help(Map.of("STALLGATE_MODE", "raport\u001b"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err())
        .startsWith("stallgate: option 'mode' can't be 'raport\\u001b'; did you mean report?")
        .contains("It takes off, observe, report, throw");
  }

  @Test
  void help_hostileValue_isEscaped() {
    CommandRun run = help(Map.of("STALLGATE_REPORT", "a\n\u001b[31m"));
    assertThat(run.out()).contains("report = a\\n\\u001b[31m  (").doesNotContain("\u001b");
  }

  @Test
  void help_markdown_printsThePageWhateverIsSet() {
    CommandRun run =
        CommandRun.with(directory, Map.of("STALLGATE_MODE", "bad"), false, "help", "--markdown");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(ConfigurationPage.text());
  }

  private CommandRun help(Map<String, String> environment) {
    return CommandRun.with(directory, environment, false, "help");
  }
}
