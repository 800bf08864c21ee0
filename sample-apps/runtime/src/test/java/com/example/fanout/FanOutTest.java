// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Backends;
import io.github.stallgate.runtime.TcpServer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FanOutTest {
  private static final int PAGES = 1_000;

  @ParameterizedTest
  @MethodSource("com.example.Backends#names")
  void fetchAll_manyPages_comesInOrderAndNeverTooManyAtOnce(String backend) {
    Backends.run(
        backend,
        () -> {
          PageServer pages = new PageServer();
          try (TcpServer server = pages.listen()) {
            List<String> titles = FanOut.fetchAll(server.address(), PAGES);
            assertThat(titles).hasSize(PAGES).element(PAGES - 1).isEqualTo("this is /page/999");
            assertThat(titles).element(0).isEqualTo("this is /page/0");
            assertThat(pages.mostAtOnce()).isBetween(2, FanOut.AT_ONCE);
          }
        });
  }
}
