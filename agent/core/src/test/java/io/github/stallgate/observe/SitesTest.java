// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SitesTest {
  private static final int MOST = 2048;
  private static final int FREE_IN_WINDOW = 64;
  private static final long WINDOW_NANOS = 10_000_000;
  private final Sites sites = new Sites();

  @Test
  void at_sameKey_isTheSameSite() {
    Site one = sites.at(5);
    Site collides = sites.at(5L + (1L << 6));
    assertThat(sites.at(5)).isSameAs(one);
    assertThat(collides).isNotSameAs(one);
    assertThat(sites.at(5L + (1L << 6))).isSameAs(collides);
  }

  @Test
  void at_whileItGrows_losesNone() {
    Site[] made = new Site[MOST];
    for (int i = 0; i < MOST; i++) {
      made[i] = sites.at(key(i));
    }
    for (int i = 0; i < MOST; i++) {
      assertThat(sites.at(key(i))).isSameAs(made[i]);
    }
    assertThat(Stream.of(sites.all()).filter(Objects::nonNull)).containsExactlyInAnyOrder(made);
  }

  @Test
  void at_moreThanThereMayBe_isNone() {
    for (int i = 0; i < MOST; i++) {
      assertThat(sites.at(key(i))).isNotNull();
    }
    assertThat(sites.at(key(MOST))).isNull();
    assertThat(sites.at(key(0))).isNotNull();
  }

  private static long key(int i) {
    return (i + 1) * 0x9E3779B97F4A7C15L;
  }

  @Test
  void affords_oneHookFloods_isBoundedUntilTheNextWindow() {
    long start = WINDOW_NANOS;
    for (int i = 0; i < FREE_IN_WINDOW; i++) {
      assertThat(sites.affords(7, start + i)).isTrue();
      sites.spend(7, 100_000);
    }
    assertThat(sites.affords(7, start + WINDOW_NANOS - 1)).isFalse();
    assertThat(sites.affords(8, start + WINDOW_NANOS - 1)).isTrue();
    assertThat(sites.affords(7, start + WINDOW_NANOS)).isTrue();
  }

  @Test
  void affords_manyCheapStacks_areAllLookedAt() {
    for (int i = 0; i < 10 * FREE_IN_WINDOW; i++) {
      assertThat(sites.affords(7, i)).isTrue();
      sites.spend(7, 10);
    }
  }

  @Test
  void count_unjudgedSite_sendsEveryCall() {
    Site site = new Site(1);
    assertThat(site.count(0)).isFalse();
    assertThat(site.count(1_000_000)).isFalse();
    assertThat(site.takeCount()).isZero();
  }

  @Test
  void count_judgedSite_countsFromItsMinimumAndSendsFromItsLimit() {
    Site site = new Site(1);
    site.judge(10, 100);
    assertThat(site.count(9)).isTrue();
    assertThat(site.count(10)).isTrue();
    assertThat(site.count(99)).isTrue();
    assertThat(site.count(100)).isFalse();
    assertThat(site.takeCount()).isEqualTo(2);
    assertThat(site.takeNanos()).isEqualTo(109);
    assertThat(site.maxNanos()).isEqualTo(99);
  }

  @Test
  void take_asked_givesWhatCameSince() {
    Site site = new Site(1);
    site.judge(0, Long.MAX_VALUE);
    site.count(5);
    assertThat(site.takeCount()).isEqualTo(1);
    assertThat(site.takeNanos()).isEqualTo(5);
    assertThat(site.takeCount()).isZero();
    site.count(7);
    assertThat(site.takeCount()).isEqualTo(1);
    assertThat(site.takeNanos()).isEqualTo(7);
  }
}
