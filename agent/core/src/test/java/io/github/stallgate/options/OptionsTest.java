// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import static io.github.stallgate.options.OptionTexts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "threshhold=1ms|unknown option 'threshhold' (agent argument); did you mean threshold?",
        "mode=reprot|option 'mode' can't be 'reprot'; did you mean report? It takes off, observe,"
            + " report, throw",
        "quiet=yes|option 'quiet' can't be 'yes'",
        "strict=|option 'strict' can't be ''",
        "jfr=on|option 'jfr' can't be 'on'. It takes true, false",
        "jmx=1|option 'jmx' can't be '1'. It takes true, false",
        "threshold=50|option 'threshold': '50' is not a duration; write a number with a unit",
        "verbose|'verbose' in the agent arguments is not key=value; separate pairs by commas",
        "=x|'=x' in the agent arguments is not key=value",
        "rule.BlockingSlep=allow|unknown option 'rule.BlockingSlep' (agent argument); did you mean"
            + " rule.BlockingSleep? (rules: BlockingSleep, BlockingFile)",
        "rule.BlockingSleep=ignore|option 'rule.BlockingSleep' can't be 'ignore'",
        "rule.BlockingSleep.min=fast|option 'rule.BlockingSleep.min': 'fast' is not a duration",
        "rule.BlockingFile.severity=fatal|option 'rule.BlockingFile.severity' can't be 'fatal'",
        "allow=#load|allow pattern '#load' names no class or no method"
      })
  void read_badOption_saysWhatIsRightInOneLine(String arguments, String message) {
    assertThatThrownBy(() -> read(arguments))
        .isInstanceOf(OptionError.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void read_unknownVariable_isNamedWithTheNearest() {
    OptionSources sources =
        new OptionSources(null, new Properties(), Map.of("STALLGATE_TRESHOLD", "1ms"));
    assertThatThrownBy(() -> Options.read(sources, OptionTexts.RULES))
        .hasMessage(
            "unknown environment variable STALLGATE_TRESHOLD;"
                + " did you mean STALLGATE_THRESHOLD?");
  }

  @Test
  void read_optionsOfARule_areTold() throws Exception {
    Options options =
        read(
            "rule.BlockingSleep=allow, rule.BlockingFile.min=2ms,"
                + "rule.BlockingFile.severity=error");
    assertThat(options.policy("BlockingSleep")).isEqualTo("allow");
    assertThat(options.policy("BlockingFile")).isNull();
    assertThat(options.minNanos("BlockingFile", 5)).isEqualTo(2_000_000);
    assertThat(options.minNanos("BlockingSleep", 5)).isEqualTo(5);
    assertThat(options.severity("BlockingFile")).isEqualTo("error");
    assertThat(options.severity("BlockingSleep")).isNull();
    assertThat(read("rule.BlockingSleep=reroute").policy("BlockingSleep")).isEqualTo("reroute");
  }

  @Test
  void read_regions_nameAClassAndAMethodEach() throws Exception {
    assertThat(read("region=com.acme.Native#call+com.acme.*#await*").regions())
        .extracting(RegionPattern::place)
        .containsExactly("com.acme.Native#call", "com.acme.*#await*");
    assertThatThrownBy(() -> read("region=com.acme.Native"))
        .hasMessageStartingWith("region pattern 'com.acme.Native' names no class or no method")
        .hasMessageContaining("write com.acme.Native#call");
  }

  @Test
  void read_flightRecorderAndJmx_areOnAndOffByDefault() throws Exception {
    assertThat(read("").is(OptionKey.JFR)).isTrue();
    assertThat(read("").is(OptionKey.JMX)).isFalse();
    assertThat(read("jfr=false,jmx=true").is(OptionKey.JFR)).isFalse();
    assertThat(read("jfr=false,jmx=true").is(OptionKey.JMX)).isTrue();
  }

  @Test
  void read_lists_areJoinedByPlus() throws Exception {
    Options options = read("loop=my-loop-*+ game ,allow=com.acme.A#b:why + com.acme.C,quiet=true");
    assertThat(options.loops())
        .containsExactly(new NamePattern("my-loop-*"), new NamePattern("game"));
    assertThat(options.allow())
        .extracting(AllowPattern::place)
        .containsExactly("com.acme.A#b", "com.acme.C");
    assertThat(options.is(OptionKey.QUIET)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"strict=true", "mode=x, strict = true", "quiet=true,strict=true,bad"})
  void isStrict_saidAmongBadOptions_isHeard(String arguments) {
    assertThat(Options.isStrict(new OptionSources(arguments, new Properties(), Map.of()))).isTrue();
  }

  @Test
  void isStrict_otherPlaces_areHeardToo() {
    Properties system = new Properties();
    assertThat(Options.isStrict(new OptionSources(null, system, Map.of()))).isFalse();
    assertThat(Options.isStrict(new OptionSources("strict=false", system, Map.of()))).isFalse();
    assertThat(
            Options.isStrict(new OptionSources(null, system, Map.of("STALLGATE_STRICT", "true"))))
        .isTrue();
    system.setProperty("stallgate.strict", "true");
    assertThat(Options.isStrict(new OptionSources(null, system, Map.of()))).isTrue();
  }

  @Test
  void rows_ofTheTable_haveValueAndOrigin() throws Exception {
    assertThat(OptionTable.rows(read("rule.BlockingSleep=allow").settings(), OptionTexts.RULES))
        .anySatisfy(
            row -> {
              assertThat(row.key()).isEqualTo("rule.BlockingSleep");
              assertThat(row.value()).isEqualTo("allow");
              assertThat(row.origin()).isEqualTo("agent argument");
            })
        .anySatisfy(
            row -> {
              assertThat(row.key()).isEqualTo("mode");
              assertThat(row.origin()).isEqualTo("default");
            });
  }
}
