// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import static io.github.stallgate.options.OptionTexts.of;
import static io.github.stallgate.options.OptionTexts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionPlacesTest {
  @TempDir Path directory;

  @Test
  void read_nothingSaid_hasDefaults() throws Exception {
    Options options = read("");
    assertThat(options.mode()).isEqualTo(Options.Mode.REPORT);
    assertThat(options.thresholdNanos()).isEqualTo(50_000_000);
    assertThat(options.text(OptionKey.REPORT)).isEqualTo("stallgate-report");
    assertThat(options.settings()).isEmpty();
    assertThat(read(null).settings()).isEmpty();
  }

  @Test
  void read_allFourPlaces_nearestToTheCommandWins() throws Exception {
    Path file = write("report=file\nthreshold=1ms\nquiet=true\nloop=file-*\n");
    Properties system = new Properties();
    system.setProperty("stallgate.report", "system");
    system.setProperty("stallgate.threshold", "2ms");
    Map<String, String> environment =
        Map.of(
            "STALLGATE_REPORT", "env",
            "STALLGATE_THRESHOLD", "3ms",
            "STALLGATE_QUIET", "false",
            "STALLGATE_CONFIG", file.toString());
    Options options = of(new OptionSources("report=argument", system, environment));
    assertThat(options.settings())
        .containsEntry("report", new Setting("argument", "agent argument"))
        .containsEntry("threshold", new Setting("2ms", "system property stallgate.threshold"))
        .containsEntry("quiet", new Setting("false", "environment variable STALLGATE_QUIET"))
        .containsEntry("loop", new Setting("file-*", "file " + file));
  }

  @Test
  void read_configNamedInSeveralPlaces_takesTheFileOfTheArgument() throws Exception {
    Path wanted = write("report=wanted\n");
    Properties system = new Properties();
    system.setProperty("stallgate.config", directory.resolve("absent").toString());
    Options options = of(new OptionSources("config=" + wanted, system, Map.of()));
    assertThat(options.text(OptionKey.REPORT)).isEqualTo("wanted");
  }

  @Test
  void read_environmentNames_areKeysInCapitals() throws Exception {
    Map<String, String> environment =
        Map.of("STALLGATE_RULE_BLOCKINGSLEEP_MIN", "7ms", "STALLGATES", "x", "PATH", "y");
    Options options = of(new OptionSources(null, new Properties(), environment));
    assertThat(options.minNanos("BlockingSleep", 0)).isEqualTo(7_000_000);
  }

  @Test
  void read_keysOfTheBuildPlugin_areLeftAlone() throws Exception {
    Properties system = new Properties();
    system.setProperty("stallgate.failOn", "warning");
    system.setProperty("stallgate.skip", "true");
    system.setProperty("stallgate.budget", "lag.p99=20ms");
    system.setProperty("stallgate.reports", "a");
    system.setProperty("stallgate.propertyName", "argLine");
    Map<String, String> environment = Map.of("STALLGATE_FAILONEMPTY", "x");
    assertThat(of(new OptionSources("", system, environment)).settings()).isEmpty();
  }

  @Test
  void read_baselineOfTheBuildPlugin_isTheAgentsToo() throws Exception {
    Properties system = new Properties();
    system.setProperty("stallgate.baseline", "accepted.txt");
    assertThat(of(new OptionSources("", system, Map.of())).text(OptionKey.BASELINE))
        .isEqualTo("accepted.txt");
  }

  @Test
  void read_configFileAbsent_saysWhichAndWhatToDo() {
    Path absent = directory.resolve("absent.properties");
    assertThatThrownBy(() -> read("config=" + absent))
        .isInstanceOf(OptionError.class)
        .hasMessage("config file '%s' does not exist; correct config=, or leave it out", absent);
  }

  @Test
  void read_configFileIsADirectory_saysSo() {
    assertThatThrownBy(() -> read("config=" + directory))
        .isInstanceOf(OptionError.class)
        .hasMessageContaining("config file '" + directory + "'");
  }

  @Test
  void read_configFileMalformed_saysWhichCannotBeRead() throws Exception {
    Path file = write("report=\\uZZZZ\n");
    assertThatThrownBy(() -> read("config=" + file))
        .isInstanceOf(OptionError.class)
        .hasMessageContaining("config file '" + file + "' can't be read")
        .hasMessageNotContaining("\n");
  }

  @Test
  void read_unknownKeyInTheFile_namesTheFile() throws Exception {
    Path file = write("reprot=x\n");
    assertThatThrownBy(() -> read("config=" + file))
        .hasMessage("unknown option 'reprot' (file %s); did you mean report?", file);
  }

  private Path write(String text) throws Exception {
    Path file = directory.resolve("some.properties");
    return Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
