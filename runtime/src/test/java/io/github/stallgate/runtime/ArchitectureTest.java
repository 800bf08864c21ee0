// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may depend on what, and how large a file may be. */
class ArchitectureTest {
  private static final String ROOT = "io.github.stallgate.runtime";
  private static final int MOST_LINES = 500;
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void fiber_dependsOnNothingOfTheRuntime() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".fiber..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT, ROOT + ".testing..")
        .because("how coroutines are suspended knows nothing of loops, tasks and futures")
        .check(CLASSES);
  }

  @Test
  void runtime_dependsOnSlf4jAndTheJdkOnly() {
    classes()
        .that()
        .resideOutsideOfPackage(ROOT + ".testing..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "javax.net..", "org.slf4j", ROOT + "..")
        .because("an application gets no other dependency with the runtime")
        .check(CLASSES);
  }

  @Test
  void runtime_doesNotDependOnItsTestingAids() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".testing..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".testing..", "org.junit..")
        .because("JUnit is optional")
        .check(CLASSES);
  }

  @Test
  void files_areShort() throws IOException {
    Map<Path, Integer> tooLong = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path each : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        List<String> lines = Files.readAllLines(each);
        if (lines.size() > MOST_LINES) {
          tooLong.put(each, lines.size());
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }
}
