// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stallgate.options.OptionError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
  @Test
  void parse_countAndDuration_areRead() throws OptionError {
    assertThat(Budget.parse("findings.error=3"))
        .isEqualTo(new Budget(BudgetKey.FINDINGS_ERROR, null, 3));
    assertThat(Budget.parse("lag.p99=20ms"))
        .isEqualTo(new Budget(BudgetKey.LAG_P99, null, 20_000_000));
    assertThat(Budget.parse(" turn.max@vertx = 1.5s "))
        .isEqualTo(new Budget(BudgetKey.TURN_MAX, "vertx", 1_500_000_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lag.p99 | \"lag.p99\" has no limit; write KEY=VALUE, as findings.error=0 or lag.p99=20ms",
        "lag.99=20ms | unknown budget \"lag.99\"; did you mean lag.p99?",
        "findings.errors=0 | unknown budget \"findings.errors\"; did you mean findings.error?",
        "=1 | unknown budget \"\"; the budgets are findings.error, findings.warning",
        "lag.p99=20 | lag.p99 needs a duration with a unit, as 500us, 20ms, 1s or 2m, not \"20\"",
        "lag.p99=-1ms | needs a duration with a unit, as 500us, 20ms, 1s or 2m, not \"-1ms\"",
        "lag.p99=20sec | needs a duration with a unit, as 500us, 20ms, 1s or 2m, not \"20sec\"",
        "findings.note=-1 | findings.note needs a count, 0 or more, not \"-1\"",
        "findings.note=2ms | findings.note needs a count, 0 or more, not \"2ms\"",
        "findings.note=99999999999 | needs a count, 0 or more, not \"99999999999\"",
        "cpuPerTurn@netty=1ms | cpuPerTurn is of all loops; leave out \"@netty\"",
        "lag.p99@=1ms | no kind of loop after lag.p99@; write one, as @netty",
      })
  void parse_badBudget_saysWhatIsRight(String text, String problem) {
    assertThatThrownBy(() -> Budget.parse(text))
        .isInstanceOf(OptionError.class)
        .hasMessageContaining(problem);
  }

  @Test
  void parse_hostileText_isEscaped() {
    assertThatThrownBy(() -> Budget.parse("lag\n\u001b[31m=1"))
        .hasMessageContaining("\"lag\\n\\u001b[31m\"");
  }
}
