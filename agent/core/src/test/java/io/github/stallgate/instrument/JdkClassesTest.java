// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.HookCatalog;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;

class JdkClassesTest {
  private static final int JDK = Runtime.version().feature();
  private static final HookCatalog CATALOG = new HookCatalog(JDK, true);
  private static final int MOST = 64;

  static Stream<String> types() {
    return CATALOG.types().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("types")
  void rewrite_aClassOfTheCatalogue_hooksAllItsMethodsWithIdsOfItsOwn(String type) {
    PatchedClass patched =
        JdkClassRewriter.rewrite(
            type, RewritingLoader.bytes(type), CATALOG.of(type), CATALOG.firstId(type), false);
    assertThat(patched.missing()).isEmpty();
    assertThat(patched.hooks()).hasSizeLessThanOrEqualTo(MOST);
    assertThat(patched.hooks()).extracting(Hook::id).doesNotHaveDuplicates();
    assertThat(patched.hooks())
        .allSatisfy(
            hook -> {
              assertThat(hook.id()).isBetween(firstId(type), firstId(type) + MOST - 1);
              assertThat(hook.api()).startsWith(type.replace('/', '.') + ".");
            });
    if (patched.bytes() != null) {
      assertThat(new ClassReader(patched.bytes()).getClassName()).isEqualTo(type);
    }
  }

  private static int firstId(String type) {
    return CATALOG.firstId(type);
  }

  @Test
  void rewrite_twice_givesTheSameBytes() {
    byte[] original = RewritingLoader.bytes("java/io/FileInputStream");
    JdkClasses classes = classes(new HookTable());
    assertThat(classes.rewrite("java/io/FileInputStream", original))
        .isEqualTo(classes(new HookTable()).rewrite("java/io/FileInputStream", original));
  }

  @Test
  void foresee_classesNotLoadedYet_completesTheCoverageOnce() throws Exception {
    HookTable table = new HookTable();
    JdkClasses classes = classes(table);
    for (String type : Set.copyOf(classes.types())) {
      classes.foresee(type);
      classes.foresee(type);
    }
    int live = table.live();
    classes.rewrite("java/io/File", RewritingLoader.bytes("java/io/File"));
    assertThat(table.live()).isEqualTo(live).isGreaterThan(100);
    assertThat(table.missing()).isEmpty();
  }

  private static JdkClasses classes(HookTable table) {
    return new JdkClasses(CATALOG, table, new PatchCache(null), JDK, false);
  }
}
