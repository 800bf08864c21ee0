// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.github;

import static io.github.stallgate.publish.Publications.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.Publications;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepSummaryTest {
  private static final int LIMIT = 1 << 20;

  @TempDir Path directory;

  @Test
  void write_littlePresent_hasTheWholePage() throws Exception {
    assertThat(text(new StepSummary(1_000), Publications.many(directory, 3)))
        .startsWith("### Stallgate ")
        .doesNotContain("new findings are left out");
  }

  @Test
  void write_nearlyFull_fitsAndSaysWhatIsLeftOut() throws Exception {
    Publication publication = Publications.many(directory, 30);
    String page = text(new StepSummary(LIMIT - 8_000), publication);
    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(8_000);
    assertThat(page).containsPattern("\\d+ new findings are left out of the (table|diagnostics)");
  }

  @Test
  void write_full_addsNothing() throws Exception {
    Publication publication = Publications.many(directory, 1);
    assertThat(text(new StepSummary(LIMIT + 5), publication)).isEmpty();
    assertThat(text(new StepSummary(LIMIT - 100), publication))
        .isEqualTo("Stallgate's summary did not fit here: its other reports have it.\n");
  }
}
