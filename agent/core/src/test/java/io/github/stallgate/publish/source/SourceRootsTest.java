// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.report.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRootsTest {
  @TempDir Path repository;

  @BeforeEach
  void makeRepository() throws IOException {
    Files.createDirectory(repository.resolve(".git"));
  }

  @Test
  void pathOf_classOfAModule_isRelativeToTheRepository() throws IOException {
    source("orders/src/main/java/com/acme/Foo.java");
    assertThat(path("com.acme.Foo", "Foo.java"))
        .isEqualTo("orders/src/main/java/com/acme/Foo.java");
  }

  @Test
  void pathOf_nestedAndLambdaClasses_isTheirOuterClass() throws IOException {
    source("src/main/java/com/acme/Foo.java");
    String file = "src/main/java/com/acme/Foo.java";
    assertThat(path("com.acme.Foo$Bar$1", "Foo.java")).isEqualTo(file);
    assertThat(path("com.acme.Foo$$Lambda/0x0000ab12", "Foo.java")).isEqualTo(file);
    assertThat(path("com.acme.Foo$Bar", null)).isEqualTo(file);
    assertThat(path("com.acme.Foo/0x0000ab12", null)).isEqualTo(file);
  }

  @Test
  void pathOf_secondClassOfAFile_isThatFile() throws IOException {
    source("src/main/java/com/acme/Foo.java");
    assertThat(path("com.acme.Helper", "Foo.java")).isEqualTo("src/main/java/com/acme/Foo.java");
    assertThat(path("com.acme.Helper", null)).isNull();
  }

  @Test
  void pathOf_otherLanguages_areFoundByTheFramesFile() throws IOException {
    source("src/main/kotlin/com/acme/Handlers.kt");
    source("src/test/groovy/com/acme/FooSpec.groovy");
    source("src/main/scala/com/acme/Jobs.scala");
    assertThat(path("com.acme.HandlersKt", "Handlers.kt"))
        .isEqualTo("src/main/kotlin/com/acme/Handlers.kt");
    assertThat(path("com.acme.FooSpec", null)).endsWith("com/acme/FooSpec.groovy");
    assertThat(path("com.acme.Jobs$", "Jobs.scala")).endsWith("com/acme/Jobs.scala");
  }

  @Test
  void pathOf_kotlinWithoutTheCommonPackage_isFoundWhereItIsTheOnlyOne() throws IOException {
    source("src/main/kotlin/orders/Api.kt");
    source("src/main/kotlin/Main.kt");
    assertThat(path("com.acme.orders.ApiKt", "Api.kt")).isEqualTo("src/main/kotlin/orders/Api.kt");
    assertThat(path("com.acme.MainKt", "Main.kt")).isEqualTo("src/main/kotlin/Main.kt");
    assertThat(path("com.acme.preorders.ApiKt", "Api.kt")).isNull();
  }

  @Test
  void pathOf_sameClassInTwoModules_isNobodysGuess() throws IOException {
    source("a/src/main/java/com/acme/Foo.java");
    source("b/src/main/java/com/acme/Foo.java");
    assertThat(path("com.acme.Foo", "Foo.java")).isNull();
    assertThat(path("com.acme.Foo", null)).isNull();
  }

  @Test
  void pathOf_otherPackage_isNotThere() throws IOException {
    source("src/main/java/com/acme/Foo.java");
    assertThat(path("org.acme.Foo", "Foo.java")).isNull();
    assertThat(path("Foo", "Foo.java")).isNull();
  }

  @Test
  void pathOf_namesThatClimb_findNothing() throws IOException {
    source("src/main/java/com/acme/Foo.java");
    Files.writeString(repository.resolve("Secret.java"), "");
    assertThat(path("com.acme.Foo", "../../../../../Secret.java")).isNull();
    assertThat(path("..Secret", "Secret.java")).isNull();
    assertThat(path("com.acme.Foo", "/etc/passwd")).isNull();
    assertThat(path("$", "")).isNull();
    assertThat(path(".", null)).isNull();
    assertThat(path("\u0000.$.\ud800", "\u0000")).isNull();
  }

  @Test
  void pathOf_fileThatLinksOutOfTheRepository_isNotThere(@TempDir Path outside) throws IOException {
    Files.writeString(outside.resolve("Foo.java"), "");
    Path file = repository.resolve("src/main/java/com/acme/Foo.java");
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(file, outside.resolve("Foo.java"));
    assertThat(path("com.acme.Foo", "Foo.java")).isNull();
  }

  @Test
  void below_buildDirectories_areNoModules() throws IOException {
    source("target/copy/src/main/java/com/acme/Foo.java");
    source(".hidden/src/main/java/com/acme/Foo.java");
    source("sub/module/src/integrationTest/java/com/acme/Foo.java");
    assertThat(path("com.acme.Foo", "Foo.java"))
        .isEqualTo("sub/module/src/integrationTest/java/com/acme/Foo.java");
  }

  @Test
  void around_directoryWithoutGit_isItself() throws IOException {
    Files.delete(repository.resolve(".git"));
    Path working = Files.createDirectories(repository.resolve("x"));
    assertThat(Repository.around(working).directory()).isEqualTo(working.toRealPath());
  }

  @Test
  void around_moduleOfARepository_isTheRepository() throws IOException {
    Path module = Files.createDirectories(repository.resolve("x/y"));
    assertThat(Repository.around(module).directory()).isEqualTo(repository.toRealPath());
  }

  private void source(String path) throws IOException {
    Path file = repository.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private String path(String className, String file) throws IOException {
    List<Path> roots = FoundRoots.below(repository);
    SourceRoots sources = new SourceRoots(Repository.around(repository), roots);
    return sources.pathOf(new Frame(className, "run", file, 1));
  }
}
