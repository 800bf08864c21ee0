// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineFileTest {
  private static final BaselineEntry ENTRY =
      new BaselineEntry(
          new FindingKey("BlockingSleep", "netty", "a.B.c", "x.y"), null, null, "z", List.of(), 0);

  @TempDir Path directory;
  private Path path;
  private BaselineFile file;

  @BeforeEach
  void chooseFile() {
    path = directory.resolve("baseline.txt");
    file = new BaselineFile(path);
  }

  @Test
  void write_newFile_explainsItself() throws Exception {
    file.write(Baseline.EMPTY.with(List.of(ENTRY)), Map.of("CI", "false"));
    assertThat(Files.readString(path))
        .startsWith("# Findings Stallgate accepts")
        .endsWith("\n\nBlockingSleep  netty  a.B.c  x.y  # reason: z\n");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void write_linkedFile_replacesItsTarget() throws Exception {
    Path target = Files.createFile(directory.resolve("target.txt"));
    Files.createSymbolicLink(path, target);
    file.write(Baseline.EMPTY.with(List.of(ENTRY)), Map.of());
    assertThat(path).isSymbolicLink();
    assertThat(target).content().contains("BlockingSleep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1", "yes"})
  void write_onABuildServer_isRefused(String ci) {
    assertThatExceptionOfType(BadBaseline.class)
        .isThrownBy(() -> file.write(Baseline.EMPTY, Map.of("CI", ci)))
        .withMessageContaining("is not changed on a build server (CI=" + ci + ")");
    assertThat(path).doesNotExist();
  }

  @Test
  void write_directoryAbsent_saysSo() {
    BaselineFile elsewhere = new BaselineFile(directory.resolve("absent/baseline.txt"));
    assertThatExceptionOfType(BadBaseline.class)
        .isThrownBy(() -> elsewhere.write(Baseline.EMPTY, Map.of()))
        .withMessageContaining("cannot be written");
  }

  @Test
  void read_windowsFile_isRead() throws Exception {
    Files.writeString(path, "\ufeff# x\r\n\r\nBlockingSleep  netty  a.B.c  x.y  # reason: z\r\n");
    assertThat(file.read().entries()).hasSize(1);
    assertThat(file.read().heading()).containsExactly("# x", "");
  }

  @Test
  void read_notUtf8_isRefused() throws IOException {
    Files.write(path, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatExceptionOfType(BadBaseline.class)
        .isThrownBy(file::read)
        .withMessageContaining("is not UTF-8 text");
  }

  @Test
  void read_noFile_isRefusedUnlessOptional() throws Exception {
    assertThatExceptionOfType(BadBaseline.class)
        .isThrownBy(file::read)
        .withMessageContaining("does not exist");
    assertThat(file.readIfPresent().entries()).isEmpty();
  }
}
