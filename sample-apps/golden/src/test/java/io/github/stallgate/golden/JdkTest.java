// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {
  private static final int RUNNING = Runtime.version().feature();
  private static final int OTHER = RUNNING == 25 ? 17 : 25;

  @TempDir private Path homes;

  @Test
  void present_otherJdkStandsBesideTheRunningOne_isFound() throws Exception {
    Path running = jdk("running", "99");
    Path other = jdk("other", OTHER + ".0.3");
    jdk("unsupported", "11.0.2");
    Files.createDirectory(homes.resolve("no-jdk"));

    assertThat(Jdk.present(Map.of(), running))
        .containsExactlyInAnyOrder(new Jdk(RUNNING, running), new Jdk(OTHER, other));
  }

  @Test
  void present_variableNamesAJdk_isPreferredToASibling() throws Exception {
    Path running = jdk("running", "99");
    jdk("a-sibling", OTHER + ".0.1");
    Path named = jdk("named", OTHER + "");

    assertThat(Jdk.present(Map.of("JAVA" + OTHER + "_HOME", named.toString()), running))
        .contains(new Jdk(OTHER, named));
  }

  @Test
  void present_variableNamesAnotherVersion_saysWhichVariable() throws Exception {
    Path wrong = jdk("wrong", "11.0.2");
    Map<String, String> environment = Map.of("JAVA" + OTHER + "_HOME", wrong.toString());

    assertThatThrownBy(() -> Jdk.present(environment, wrong))
        .hasMessage(
            "JAVA%d_HOME: no JDK %d at %s; unset it or name one".formatted(OTHER, OTHER, wrong));
  }

  private Path jdk(String name, String version) throws Exception {
    Path home = Files.createDirectories(homes.resolve(name).resolve("bin")).getParent();
    Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true);
    Files.writeString(home.resolve("release"), "OS_NAME=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
