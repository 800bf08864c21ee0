// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunsTest {
  @TempDir Path directory;

  @Test
  void count_noDirectory_isNone() throws Exception {
    assertThat(TestRuns.count(directory.resolve("absent"), 0)).isZero();
  }

  @Test
  void count_severalFiles_addsWhatRanWithoutWhatWasSkipped() throws Exception {
    report("TEST-A.xml", "<testsuite name=\"A\" tests=\"412\" errors=\"0\" skipped=\"2\"><x/>");
    report("TEST-B.xml", "<testsuite tests=\"3\"\n name=\"tests=9\">");
    report("other.xml", "<testsuite tests=\"50\">");

    assertThat(TestRuns.count(directory, 0)).isEqualTo(413);
  }

  @Test
  void count_cutOffFile_countsNothingOfIt() throws Exception {
    report("TEST-A.xml", "<?xml version=\"1.0\"?><testsuite tests=\"4");

    assertThat(TestRuns.count(directory, 0)).isZero();
  }

  @Test
  void count_fileOfABuildBefore_leavesItOut() throws Exception {
    Path old = report("TEST-A.xml", "<testsuite tests=\"1\" skipped=\"0\">");
    Files.setLastModifiedTime(old, FileTime.fromMillis(5_000));

    assertThat(TestRuns.count(directory, 6_000)).isZero();
    assertThat(TestRuns.count(directory, 5_900)).isEqualTo(1);
  }

  private Path report(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
