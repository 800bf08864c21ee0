// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFileTest {
  @TempDir Path directory;

  @Test
  void number_amongWords_isTheNextOne() throws Exception {
    try (KeptFile file = written("cpu  12 0345 x\n")) {
      assertThat(file.read()).isTrue();
      assertThat(file.number(0)).isEqualTo(12);
      assertThat(file.number(6)).isEqualTo(2);
      assertThat(file.number(7)).isEqualTo(345);
      assertThat(file.number(12)).isNegative();
      assertThat(file.number(1_000)).isNegative();
    }
  }

  @Test
  void after_blanks_isTheIndexBehindThem() throws Exception {
    try (KeptFile file = written("a b  c")) {
      file.read();
      assertThat(file.at(file.after(0, 0))).isEqualTo('a');
      assertThat(file.at(file.after(0, 1))).isEqualTo('b');
      assertThat(file.at(file.after(0, 3))).isEqualTo('c');
      assertThat(file.at(file.after(0, 4))).isEqualTo(' ');
    }
  }

  @Test
  void afterLast_markThatRepeats_isBehindItsLast() throws Exception {
    try (KeptFile file = written("1 (a) b) S")) {
      file.read();
      assertThat(file.at(file.afterLast(')') + 1)).isEqualTo('S');
      assertThat(file.afterLast('?')).isZero();
    }
  }

  @Test
  void afterWord_word_isBehindItsFirst() throws Exception {
    try (KeptFile file = written("nr 3\nused_usec 5\nthrottled_usec 7\n")) {
      file.read();
      assertThat(file.number(file.afterWord("throttled_usec "))).isEqualTo(7);
      assertThat(file.afterWord("usec_")).isNegative();
      assertThat(file.afterWord("throttled_usec 7\n!")).isNegative();
    }
  }

  @Test
  void read_contentThatChanges_isReadAnew() throws Exception {
    try (KeptFile file = written("1234")) {
      file.read();
      Files.writeString(path(), "56");
      assertThat(file.read()).isTrue();
      assertThat(file.number(0)).isEqualTo(56);
    }
  }

  @Test
  void read_longFile_isItsFirstHalfKilobyte() throws Exception {
    try (KeptFile file = written("x".repeat(511) + "7890")) {
      assertThat(file.read()).isTrue();
      assertThat(file.number(0)).isEqualTo(7);
    }
  }

  @Test
  void read_missingFile_isFalseAndSeldomTriedAgain() throws Exception {
    try (KeptFile file = new KeptFile(path().toFile())) {
      assertThat(file.read()).isFalse();
      Files.writeString(path(), "1");
      assertThat(file.read()).isFalse();
      int tries = 1;
      while (!file.read()) {
        tries++;
      }
      assertThat(tries).isBetween(100, 1_000);
    }
  }

  @Test
  void read_emptyFile_isFalse() throws Exception {
    try (KeptFile file = written("")) {
      assertThat(file.read()).isFalse();
      assertThat(file.number(0)).isNegative();
      assertThat(file.afterLast(')')).isZero();
      assertThat(file.at(0)).isEqualTo(' ');
    }
  }

  @Test
  void read_moreFilesThanAreKeptOpen_allAreReadAndFewStayOpen() throws Exception {
    List<KeptFile> files = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Path each = Files.writeString(directory.resolve("f" + i), "value " + i);
      files.add(new KeptFile(each.toFile()));
    }
    long before = open();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < files.size(); i++) {
        assertThat(files.get(i).read()).isTrue();
        assertThat(files.get(i).number(0)).isEqualTo(i);
      }
    }
    assertThat(open() - before).isLessThanOrEqualTo(64);
    files.forEach(KeptFile::close);
    files.forEach(KeptFile::close);
    assertThat(open()).isLessThanOrEqualTo(before);
  }

  /** Files of the test's directory that this process has open; 0 where that is not told. */
  private long open() throws IOException {
    File[] descriptors = new File("/proc/self/fd").listFiles();
    long open = 0;
    for (File each : descriptors == null ? new File[0] : descriptors) {
      open += each.getCanonicalPath().startsWith(directory.toRealPath().toString()) ? 1 : 0;
    }
    return open;
  }

  private Path path() {
    return directory.resolve("file");
  }

  private KeptFile written(String content) throws IOException {
    return new KeptFile(Files.writeString(path(), content).toFile());
  }
}
