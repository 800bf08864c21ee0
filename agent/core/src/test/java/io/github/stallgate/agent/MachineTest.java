// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {
  private final Machine machine = new Machine();
  private final long pid = ProcessHandle.current().pid();

  @Test
  void report_placeholders_areFilledIn() throws Exception {
    Map.Entry<String, String> variable =
        System.getenv().entrySet().stream()
            .filter(each -> each.getValue().matches("[\\w/.-]+"))
            .findFirst()
            .orElseThrow();
    String folder = "out-%p-%t/%{" + variable.getKey() + "}/%{STALLGATE_TEST_NOT_SET}x";
    File report = machine.report(OptionsOf.arguments("report=" + folder));
    assertThat(report.getPath())
        .matches(
            Pattern.quote("out-" + pid)
                + "-(\\d+)"
                + Pattern.quote("/" + variable.getValue() + "/x/" + pid)
                + "-\\1\\.jsonl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"out%", "out%{", "out%{NAME", "out}%", "%x"})
  void report_brokenPlaceholders_standAsTheyAre(String folder) throws Exception {
    assertThat(machine.report(OptionsOf.arguments("report=" + folder)).getParent())
        .isEqualTo(folder);
  }

  @Test
  void cache_option_isOffOrADirectory() throws Exception {
    assertThat(Machine.cache(OptionsOf.arguments("cache=off"), "b1", false)).isNull();
    File file = Machine.cache(OptionsOf.arguments("cache=some/where"), "b/1", false);
    assertThat(file.getParent()).isEqualTo("some" + File.separator + "where");
    assertThat(file.getName()).startsWith("patched-b_1-").endsWith(".bin");
    assertThat(Machine.cache(OptionsOf.arguments(""), "b1", false).getParentFile().getName())
        .isEqualTo("stallgate");
  }

  @Test
  void header_facts_tellTheMachineAndWhatWasSet() throws Exception {
    Map<String, Object> facts = machine.header(OptionsOf.arguments("quiet=true,loop=my-*"));
    assertThat(facts)
        .containsEntry("version", Machine.VERSION)
        .containsEntry("pid", pid)
        .containsEntry("jdk", System.getProperty("java.version"))
        .containsEntry("options", Map.of("quiet", "true", "loop", "my-*"))
        .containsEntry("origins", Map.of("quiet", "agent argument", "loop", "agent argument"));
    assertThat((String) facts.get("main")).doesNotContain(" ");
  }
}
