// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLineTest {
  @Test
  void put_hostileText_isReadBackAsItWas() throws Exception {
    String name = Live.HOSTILE.replace("\ud83dx", "");
    String line = new JsonLine("some").put(name, Live.HOSTILE).end();
    assertThat(read(line)).containsEntry("type", "some").containsEntry(name, Live.HOSTILE);
  }

  @Test
  void put_hostileText_isSafeToPrint() {
    String line = new JsonLine("some").put("name", Live.HOSTILE).end();
    assertThat(line).endsWith("}\n");
    assertThat(line.substring(0, line.length() - 1).chars())
        .noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)
        .noneMatch(c -> c >= 0xd800 && c < 0xe000);
    assertThat(line).contains("\\u001b[31m").contains("\\ud83d\\ude00\\ud83dx").contains("\u00e9");
  }

  @Test
  void put_everyCharacter_isReadBackAsItWas() throws Exception {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      all.append(c);
    }
    String line = new JsonLine("some").put("all", all.toString()).end();
    assertThat(read(line)).containsEntry("all", all.toString());
  }

  @Test
  void put_valuesOfEveryKind_areReadBack() throws Exception {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("list", List.of("a", "b\n"));
    inner.put("empty", Map.of());
    inner.put("none", null);
    JsonLine line = new JsonLine("some");
    line.any("inner", inner);
    line.any("truth", true);
    line.any("number", Long.MIN_VALUE);
    line.put("strings", Arrays.asList("x", null));
    line.put("last", false);
    Map<String, Object> fields = read(line.end());
    assertThat(fields).containsEntry("inner", inner).containsEntry("truth", true);
    assertThat(fields).containsEntry("number", Long.MIN_VALUE).containsEntry("last", false);
    assertThat(fields).containsEntry("strings", Arrays.asList("x", null));
  }

  private static Map<String, Object> read(String line) throws Exception {
    return JsonText.object(line.getBytes(StandardCharsets.UTF_8), new Texts());
  }
}
