// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulePagesTest {
  private static final String JAVA = "```java";

  /** The runtime's API is decided, and not written yet: its examples can't be compiled. */
  private static final String NOT_COMPILED_YET = "```java runtime";

  @TempDir Path classes;

  static List<Path> pages() {
    return Pages.all();
  }

  @Test
  void compile_everyExampleButTheRuntimes_isRight() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Path page : pages()) {
      examples.addAll(Pages.examples(page, JAVA));
    }
    assertThat(examples).hasSizeGreaterThan(4 * pages().size());
    assertThat(ExampleCompiler.problems(examples, classes)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_everyRule_hasOneExampleForTheRuntime(Path page) throws IOException {
    assertThat(Pages.examples(page, NOT_COMPILED_YET))
        .extracting(Example::heading)
        .containsExactly("### Stallgate's runtime");
  }

  @Test
  void compile_brokenExample_namesPageAndLine() throws IOException {
    List<String> page =
        List.of("# A", "", "### Netty", "", JAVA, "int one = 1;", "int two = missing;", "```");
    assertThat(ExampleCompiler.problems(Pages.examples("A.md", page, JAVA), classes))
        .singleElement()
        .asString()
        .startsWith("docs/rules/A.md:7: ")
        .contains("missing");
  }

  @Test
  void compile_exampleBelowAnUnknownHeading_isRefused() throws IOException {
    List<String> page = List.of("### Akka", JAVA, "int one = 1;", "```");
    assertThat(ExampleCompiler.problems(Pages.examples("A.md", page, JAVA), classes))
        .containsExactly("docs/rules/A.md:3: no names are known below ### Akka");
  }
}
