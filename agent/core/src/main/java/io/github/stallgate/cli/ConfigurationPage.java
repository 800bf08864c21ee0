// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.options.OptionTable;
import io.github.stallgate.options.OptionTable.Row;
import java.util.Map;

/** The text of {@code docs/configuration.md}, so that the page can't differ from the code. Pure. */
final class ConfigurationPage {
  private static final String HEADING =
      """
      # Configuration

      This page is printed by `java -jar stallgate-agent.jar help --markdown`; a test compares the two. Change the code, then
      print it anew. What holds in one JVM, and where it was set: `java -jar stallgate-agent.jar help`, or
      `-javaagent:stallgate-agent.jar=help` in front of the application.

      ## Where options come from

      One key, four places. The first place in this list that names a key decides:

      | place | example |
      |---|---|
      | agent argument | `-javaagent:stallgate-agent.jar=threshold=20ms,quiet=true` |
      | system property | `-Dstallgate.threshold=20ms` |
      | environment variable | `STALLGATE_THRESHOLD=20ms` |
      | file | `threshold=20ms` in `stallgate.properties`, or in the file that `config` names |

      System properties are read once more when the first loop appears, because test runners set theirs after the agent
      has started; `mode=off` is decided at start.

      An unknown key or a bad value is one line on standard error that names the nearest right one. The agent then stays off
      and the application runs; with `strict=true` the JVM exits with 2 instead. The gate tells a missing report as "nothing
      measured", so that a mistyped option does not pass for a green build.

      ## Options

      | key | takes | default | environment variable | meaning |
      |---|---|---|---|---|
      """;

  private static final String VALUES =
      """

      ## How values are written

      - Durations have a unit: `500us`, `20ms`, `1.5s`, `2m`, `100ns`.
      - Lists are joined by `+`. In an agent argument a comma ends the value.
      - In patterns `*` stands for any characters, dots too: `com.acme.legacy.*`, `*#load`, `acme-loop-*`.
      - `allow` takes `class#method:reason`; method and reason may be left out. A pattern without a reason, or one that may
        match more than one package, is accepted and draws one line of warning at start.
      - In `report`, `%p` is the process id, `%t` the start time in milliseconds since 1970, and `%{NAME}` the environment
        variable NAME, empty if it is not set.

      ## Rules

      Severity and minimum before any option. A call shorter than the minimum is silent. The minimum of CpuHog and
      CarrierHog is CPU time of one turn, that of every other rule is time on the clock.

      | rule | severity | minimum | what holds the loop |
      |---|---|---|---|
      """;

  private static final String EXAMPLES =
      """

      A few calls weigh more than their rule: `fsync` and its like, and a file lock that was contended, are errors of
      BlockingFile; any other BlockingFile that held the loop for `threshold` or longer is raised to an error.

      ## Examples

      Reports of a build's test JVMs in one directory, with a shorter threshold:

      ```
      -javaagent:stallgate-agent.jar=report=target/stallgate,threshold=20ms
      ```

      A loop of your own, whose threads are named acme-loop-1, acme-loop-2 and so on:

      ```
      -javaagent:stallgate-agent.jar=loop=acme-loop-*
      ```

      In `stallgate.properties`, console output ignored, and one legacy class accepted with its reason:

      ```
      rule.BlockingConsole = allow
      allow = com.acme.Legacy#load:runs before the server listens
      ```

      In a test environment, sleeps refused with an error and locks counted from 1 ms on:

      ```
      STALLGATE_RULE_BLOCKINGSLEEP=throw
      STALLGATE_RULE_BLOCKINGLOCK_MIN=1ms
      ```
      """;

  private ConfigurationPage() {}

  /** The whole page, lines ended by {@code \n}. */
  static String text() {
    StringBuilder page = new StringBuilder(HEADING);
    for (Row row : OptionTable.rows(Map.of(), Rule.ids())) {
      row(page, code(row.key()), cell(row.syntax()), byDefault(row), variable(row), meaning(row));
    }
    page.append(VALUES);
    for (Rule rule : Rule.values()) {
      String link = "[" + rule.id() + "](rules/" + rule.id() + ".md)";
      row(page, link, rule.severity().word(), OptionText.least(rule), rule.subject());
    }
    return page.append(EXAMPLES).toString();
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String byDefault(Row row) {
    boolean inWords = row.byDefault().isEmpty() || row.key().contains("<Rule>");
    return inWords ? OptionText.orUnset(row.byDefault()) : code(row.byDefault());
  }

  private static String variable(Row row) {
    return code(OptionTable.variable(row.key()));
  }

  private static String meaning(Row row) {
    return cell(row.description()).replace("*", "\\*");
  }

  private static String code(String text) {
    return "`" + cell(text) + "`";
  }

  /** A bar would end the cell. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
