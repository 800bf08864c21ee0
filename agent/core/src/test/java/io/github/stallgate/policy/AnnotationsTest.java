// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.api.MayBlock;
import io.github.stallgate.classify.Frame;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
  private final Consent consent =
      new Annotations().of(new Class<?>[] {Careful.class, Careless.class, null, String.class});

  @SuppressWarnings("unused")
  static class Careful {
    Runnable task;

    @MayBlock(reason = "built once")
    Careful() {
      task = () -> plain();
    }

    @MayBlock(reason = "at start-up")
    void load() {}

    @MayBlock(reason = " ")
    void unreasoned() {}

    void plain() {}
  }

  @MayBlock(reason = "a tool")
  static class Careless {
    @MayBlock(reason = "more exactly")
    void load() {}
  }

  @Test
  void of_annotatedMethod_isItsReason() {
    assertThat(reason(Careful.class, "load")).isEqualTo("at start-up");
    assertThat(reason(Careful.class, "lambda$load$7")).isEqualTo("at start-up");
    assertThat(reason(Careful.class, "plain")).isNull();
  }

  @Test
  void of_annotatedConstructor_isItsReasonInLambdasToo() {
    assertThat(reason(Careful.class, "<init>")).isEqualTo("built once");
    assertThat(reason(Careful.class, "lambda$new$0")).isEqualTo("built once");
  }

  @Test
  void of_blankReason_isNoConsent() {
    assertThat(reason(Careful.class, "unreasoned")).isNull();
  }

  @Test
  void of_annotatedClass_countsForEveryMethodWithoutItsOwn() {
    assertThat(reason(Careless.class, "anything")).isEqualTo("a tool");
    assertThat(reason(Careless.class, "load")).isEqualTo("more exactly");
  }

  @Test
  void of_classWithoutAClassFile_isNoConsent() {
    assertThat(consent.of(new Frame("com.acme.Gone", "load", null, -1, false))).isNull();
    assertThat(reason(String.class, "length")).isNull();
  }

  @Test
  void of_loaderThatDoesNotKnowTheClass_saysNothingOfOtherLoaders() {
    Annotations annotations = new Annotations();
    Frame frame = new Frame(Careful.class.getName(), "load", null, -1, false);
    assertThat(annotations.of(ClassLoader.getPlatformClassLoader()).of(frame)).isNull();
    assertThat(annotations.of(new Class<?>[] {Careful.class}).of(frame)).isEqualTo("at start-up");
    assertThat(annotations.of(getClass().getClassLoader()).of(frame)).isEqualTo("at start-up");
  }

  private String reason(Class<?> type, String method) {
    return consent.of(new Frame(type.getName(), method, null, -1, false));
  }
}
