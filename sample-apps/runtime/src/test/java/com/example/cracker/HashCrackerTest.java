// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.cracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HashCrackerTest {
  @Test
  void crack_noWordOfThatLength_isNull() throws Exception {
    assertThat(HashCracker.crack(HashCracker.hashOf("turn"), 3)).isNull();
  }

  @ParameterizedTest
  @MethodSource("com.example.Backends#names")
  void crackBesideAHeart_hashOfAWord_bothComeToAnEnd(String backend) {
    Backends.run(
        backend,
        () -> {
          HashCracker.Result result = HashCracker.crackBesideAHeart(HashCracker.hashOf("loop"), 4);
          assertThat(result.word()).isEqualTo("loop");
          assertThat(result.beats()).isPositive();
        });
  }
}
