// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stallgate.report.Escape;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFormatTest {
  private static final String SLEEP =
      "BlockingSleep  netty  com.acme.Foo.bar  java.lang.Thread.sleep";

  @Test
  void parse_allColumns_areRead() throws BadBaseline {
    BaselineEntry entry = only(SLEEP + "  until=2027-03-31  owner=Ann B  # reason: ACME-812 # x");
    assertThat(entry.key())
        .isEqualTo(
            new FindingKey("BlockingSleep", "netty", "com.acme.Foo.bar", "java.lang.Thread.sleep"));
    assertThat(entry.until()).isEqualTo(LocalDate.of(2027, 3, 31));
    assertThat(entry.owner()).isEqualTo("Ann B");
    assertThat(entry.reason()).isEqualTo("ACME-812 # x");
    assertThat(entry.line()).isEqualTo(1);
  }

  @Test
  void parse_tabs_separateToo() throws BadBaseline {
    assertThat(only(SLEEP.replace("  ", "\t") + "\t# reason: x"))
        .isEqualTo(only(SLEEP + " # reason: x"));
  }

  @Test
  void parse_pastedLambda_losesItsNumber() throws BadBaseline {
    String pasted = SLEEP.replace("Foo.bar", "Foo$1.lambda$bar$7");
    assertThat(only(pasted + "  # reason: x").key()).isEqualTo(only(SLEEP + "  # reason: x").key());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BlockingSleep  netty  a.B.c  x.y | no reason; end the line with",
        "BlockingSleep  netty  a.B.c  x.y  # reason:  | no reason; end the line with",
        "BlockingSleep netty a.B.c x.y  # reason: z | has 1 of 4 columns, two spaces or a tab apart",
        "BlockingSleep  netty  a.B.c  # reason: z | has 3 of 4 columns",
        "BlockingSlep  netty  a.B.c  x.y  # reason: z | unknown rule BlockingSlep; did you mean BlockingSleep?",
        "BlockingSleep  netty  abc  x.y  # reason: z | \"abc\" names no method; write CLASS.METHOD",
        "BlockingSleep  netty  a.  x.y  # reason: z | \"a.\" names no method",
        "BlockingSleep  netty  a.B.c  x.y  until=soon  # reason: z | \"soon\" is no date; write until=YYYY-MM-DD",
        "BlockingSleep  netty  a.B.c  x.y  until=2026-02-30  # reason: z | \"2026-02-30\" is no date",
        "BlockingSleep  netty  a.B.c  x.y  owner=  # reason: z | \"owner=\" is not expected here",
        "BlockingSleep  netty  a.B.c  x.y  later  # reason: z | \"later\" is not expected here; write RULE",
        "<<<<<<< HEAD | a merge conflict was left here; keep the entries of both sides",
        "BlockingSleep  netty  *.c  x.y  # reason: z | \"*.c\" accepts every method; name a package",
        "*  netty  a.B.c  x.y  # reason: z | unknown rule *",
      })
  void parse_malformedLine_saysWhereWhatAndHow(String line, String problem) {
    List<String> problems = problems("# heading", "", line);
    assertThat(problems).singleElement().asString().startsWith("b.txt:3: ").contains(problem);
  }

  @Test
  void parse_severalMalformedLines_areAllTold() {
    assertThat(problems("x", SLEEP + "  # reason: ok", "y")).hasSize(2);
  }

  @Test
  void parse_mergeConflict_isToldOnceForEach() {
    String other = SLEEP.replace("bar", "baz");
    assertThat(
            problems(
                "<<<<<<< HEAD",
                SLEEP + "  # reason: a",
                "||||||| base",
                "=======",
                other + "  # reason: b",
                ">>>>>>> topic"))
        .containsExactly(
            "b.txt:1: a merge conflict was left here; keep the entries of both sides, and delete the"
                + " lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>");
    assertThat(problems("=======", ">>>>>>> topic")).hasSize(1);
  }

  @Test
  void parse_repeatedFinding_namesBothLines() {
    assertThat(problems(SLEEP + "  # reason: a", SLEEP + "  # reason: b"))
        .singleElement()
        .asString()
        .startsWith("b.txt:2: repeats line 1; remove one of the two");
  }

  @Test
  void parse_escapeSequenceInALine_isNotPrintedRaw() {
    assertThat(problems("\u001b[31m").get(0)).doesNotContain("\u001b").contains("\\u001b[31m");
  }

  @Test
  void render_parsed_keepsCommentsAndSorts() throws BadBaseline {
    Baseline baseline =
        BaselineFormat.parse(
            "b.txt",
            List.of(
                "# heading",
                "",
                SLEEP + "  # reason: b",
                "# over dns",
                "BlockingDns   netty\tcom.acme.Foo.bar  x.y   # reason:  a",
                "# end"));
    assertThat(BaselineFormat.render(baseline))
        .containsExactly(
            "# heading",
            "",
            "# over dns",
            "BlockingDns  netty  com.acme.Foo.bar  x.y  # reason: a",
            SLEEP + "  # reason: b",
            "# end");
  }

  @Test
  void render_hostileNames_readBackAsTheSameKey() throws BadBaseline {
    FindingKey key =
        new FindingKey(
            "BlockingSleep",
            Escape.column("k  # reason: no\n"),
            Escape.column("a.B.it should   work\t\u001b[31m"),
            Escape.column(" # x"));
    BaselineEntry entry = new BaselineEntry(key, null, null, "why", List.of(), 1);
    assertThat(only(entry.text())).isEqualTo(entry);
  }

  private static BaselineEntry only(String line) throws BadBaseline {
    return BaselineFormat.parse("b.txt", List.of(line)).entries().get(0);
  }

  private static List<String> problems(String... lines) {
    return catchThrowableOfType(
            BadBaseline.class, () -> BaselineFormat.parse("b.txt", List.of(lines)))
        .problems();
  }
}
