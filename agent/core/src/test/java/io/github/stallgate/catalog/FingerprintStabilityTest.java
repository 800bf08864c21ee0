// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finding is the same one after an edit elsewhere: shown with what the compiler really makes. */
class FingerprintStabilityTest {
  /** Each place tells its own frame; {@code %s} is where an edit adds code. */
  private static final String SOURCE =
      """
      package com.acme;
      import java.io.Serializable;
      import java.util.function.Consumer;
      public class Shop implements Consumer<Consumer<StackTraceElement>> {
        interface Job extends Runnable, Serializable {}
        %s
        private final Runnable field;
        private Consumer<StackTraceElement> to;
        public Shop() { field = () -> to.accept(new Throwable().getStackTrace()[0]); }
        public void accept(Consumer<StackTraceElement> to) {
          this.to = to;
          field.run();
          lambda(to);
          nested(to);
          serializable(to);
          anonymous(to);
          local(to);
        }
        void lambda(Consumer<StackTraceElement> to) {
          %s
          Runnable job = () -> to.accept(new Throwable().getStackTrace()[0]);
          job.run();
        }
        void nested(Consumer<StackTraceElement> to) {
          Runnable outer = () -> {
            Runnable inner = () -> to.accept(new Throwable().getStackTrace()[0]);
            inner.run();
          };
          outer.run();
        }
        void serializable(Consumer<StackTraceElement> to) {
          Job job = () -> to.accept(new Throwable().getStackTrace()[0]);
          job.run();
        }
        void anonymous(Consumer<StackTraceElement> to) {
          new Runnable() {
            public void run() { to.accept(new Throwable().getStackTrace()[0]); }
          }.run();
        }
        void local(Consumer<StackTraceElement> to) {
          class Local {
            void call() { to.accept(new Throwable().getStackTrace()[0]); }
          }
          new Local().call();
        }
      }
      """;

  private static final String MEMBERS =
      """
      Object other = new Object() { public String toString() { return "first"; } };
      Runnable[] more = { () -> {}, () -> {}, (Job) () -> {} };
      Object local() { class Local {} return new Local(); }
      """;

  private static final String STATEMENTS =
      """
      Object one = new Object() {};
      Runnable two = () -> { Runnable three = () -> {}; three.run(); };

      two.run();
      """;

  @TempDir Path directory;

  @Test
  void culprit_afterAnEditElsewhere_isTheSame() throws Exception {
    List<StackTraceElement> before = frames("before", SOURCE.formatted("", ""));
    List<StackTraceElement> after = frames("after", SOURCE.formatted(MEMBERS, STATEMENTS));
    assertThat(texts(after))
        .as("what the compiler made")
        .doesNotContainAnyElementsOf(texts(before));
    assertThat(culprits(before))
        .containsExactly(
            "com.acme.Shop.<init>",
            "com.acme.Shop.lambda",
            "com.acme.Shop.nested",
            "com.acme.Shop.serializable",
            "com.acme.Shop.run",
            "com.acme.Shop$Local.call");
    assertThat(culprits(after)).isEqualTo(culprits(before));
  }

  @Test
  void culprit_ofAProxy_doesNotDependOnHowManyThereWereBefore() {
    String first = culpritOfAProxy(Callable.class);
    assertThat(culpritOfAProxy(Callable.class, Runnable.class)).isEqualTo(first);
  }

  private static String culpritOfAProxy(Class<?>... types) {
    ClassLoader loader = FingerprintStabilityTest.class.getClassLoader();
    Object proxy = Proxy.newProxyInstance(loader, types, (self, method, arguments) -> null);
    return Fingerprint.culprit(proxy.getClass().getName(), "call");
  }

  private List<StackTraceElement> frames(String name, String source) throws Exception {
    Path classes = Files.createDirectory(directory.resolve(name));
    Path file = Files.writeString(classes.resolve("Shop.java"), source);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), file.toString());
    assertThat(failed).isZero();
    List<StackTraceElement> frames = new ArrayList<>();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
      @SuppressWarnings("unchecked")
      Consumer<Consumer<StackTraceElement>> shop =
          (Consumer<Consumer<StackTraceElement>>)
              loader.loadClass("com.acme.Shop").getConstructor().newInstance();
      shop.accept(frames::add);
    }
    return frames;
  }

  private static List<String> texts(List<StackTraceElement> frames) {
    return frames.stream().map(StackTraceElement::toString).toList();
  }

  private static List<String> culprits(List<StackTraceElement> frames) {
    return frames.stream()
        .map(frame -> Fingerprint.culprit(frame.getClassName(), frame.getMethodName()))
        .toList();
  }
}
