// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryIndexTest {
  @ParameterizedTest
  @CsvSource({
    "netty, com.acme.*, java.lang.Thread.sleep, true",
    "netty, com.acme.Foo.*, *, true",
    "*, com.acme.Foo.bar, java.lang.Thread.*, true",
    "netty, com.acme.*.bar, java.lang.Thread.sleep, true",
    "netty, com.other.*, java.lang.Thread.sleep, false",
    "vertx, com.acme.*, java.lang.Thread.sleep, false",
    "netty, com.acme.*, java.lang.Object.wait, false",
    "netty, com.acme.Foo*, sleep, false",
    "netty, com?acme.*, *, false",
  })
  void find_wideEntry_coversWhatItsStarsStandFor(
      String kind, String culprit, String api, boolean covers) {
    FindingKey key =
        new FindingKey("BlockingSleep", "netty", "com.acme.Foo.bar", "java.lang.Thread.sleep");
    BaselineEntry wide = entry(new FindingKey("BlockingSleep", kind, culprit, api));
    assertThat(new EntryIndex(List.of(wide)).find(key) != null).isEqualTo(covers);
  }

  @Test
  void find_ownLineBesideAWideOne_isItsOwn() {
    BaselineEntry own = entry(new FindingKey("BlockingDns", "netty", "com.acme.Foo.bar", "x.y"));
    BaselineEntry wide = entry(new FindingKey("BlockingDns", "netty", "com.acme.*", "x.y"));
    assertThat(new EntryIndex(List.of(wide, own)).find(own.key())).isSameAs(own);
  }

  private static BaselineEntry entry(FindingKey key) {
    return new BaselineEntry(key, null, null, "why", List.of(), 1);
  }
}
