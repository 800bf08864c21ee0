// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Backends;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrawlerTest {
  private static final int PAGES = 300;
  private static final int AT_ONCE = 20;

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("com.example.Backends#names")
  void crawl_pagesThatLinkToEachOther_allAreKeptOnce(String backend) throws Exception {
    try (Website site = new Website(PAGES);
        Archive archive = new Archive(directory.resolve("pages"))) {
      Crawler crawler = new Crawler("localhost", site.port(), archive);
      Backends.run(backend, () -> crawler.crawl("/0", AT_ONCE));
      assertThat(archive.size()).isEqualTo(PAGES);
      assertThat(site.mostAtOnce()).isBetween(1, AT_ONCE);
    }
  }
}
