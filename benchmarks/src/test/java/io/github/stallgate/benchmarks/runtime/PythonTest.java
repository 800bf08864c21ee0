// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PythonTest {
  @Test
  void parse_namesAndVersions_leavesOutOtherLines() {
    assertThat(Python.parse(Stream.of("asyncio 3.11.2", "", "no such thing here")))
        .isEqualTo(Map.of("asyncio", "3.11.2"));
  }

  @Test
  void find_always_knowsOnlyPeers() {
    assertThat(Python.find().versions().keySet()).isSubsetOf("asyncio", "uvloop", "gevent", "trio");
  }
}
