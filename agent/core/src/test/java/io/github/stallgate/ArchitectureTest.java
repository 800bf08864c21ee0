// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String ROOT = "io.github.stallgate.";
  private static final List<String> STAGES =
      List.of(
          "options",
          "catalog",
          "instrument",
          "loops",
          "observe",
          "classify",
          "policy",
          "act",
          "report",
          "gate",
          "publish",
          "cli");
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages("io.github.stallgate");

  static List<String> stages() {
    return STAGES;
  }

  @Test
  void stages_ofTheDesign_areThePackagesThereAre() {
    assertThat(CORE.stream().map(ArchitectureTest::stage).distinct())
        .containsAll(STAGES)
        .hasSize(STAGES.size() + 1)
        .contains("agent");
  }

  private static String stage(com.tngtech.archunit.core.domain.JavaClass type) {
    return type.getPackageName().substring(ROOT.length()).split("\\.")[0];
  }

  @ParameterizedTest
  @MethodSource("stages")
  void stage_ofThePipeline_importsOnlyStagesBeforeIt(String stage) {
    List<String> later = STAGES.subList(STAGES.indexOf(stage) + 1, STAGES.size());
    noClasses()
        .that()
        .resideInAPackage(ROOT + stage + "..")
        .should()
        .dependOnClassesThat(
            describe(
                "belong to a later stage or to the wiring",
                type ->
                    type.getPackageName().startsWith(ROOT)
                        && (later.contains(stage(type)) || stage(type).equals("agent"))))
        .because("the core is a pipeline: a stage is understood from the stages before it alone")
        .check(CORE);
  }

  @Test
  void cli_lastStage_isUsedByTheWiringAlone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli..", ROOT + "agent")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "cli..")
            .because("it is the last stage; only the wiring may ask it for words"));
  }

  @Test
  void selftest_operations_needTheJdkAlone() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "cli.selftest..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(ROOT + "cli.selftest..", "java..", "javax.net.ssl..")
            .because("forked applications run them without the agent on their class path"));
  }

  @Test
  void names_ofClasses_sayWhatTheClassesAre() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*[.$](\\w*(Util|Utils|Impl)|I[A-Z][a-z]\\w*)")
            .orShould()
            .resideInAnyPackage("..util..", "..impl..")
            .because("a name that fits anything tells nothing"));
  }

  @Test
  void logback_ofTheAgent_isUsedByTheWiringOnly() {
    check(onlyUsedBy("ch.qos.logback..", "the agent configures its log in one place", "agent"));
  }

  @Test
  void slf4j_ofTheAgent_isUsedByTheWiringOnly() {
    check(onlyUsedBy("org.slf4j..", "stages hand lines to the wiring, which logs them", "agent"));
  }

  @Test
  void jackson_ofTheAgent_isUsedByReadersOnly() {
    check(
        onlyUsedBy(
            "com.fasterxml.jackson..",
            "loading it would be a fifth of the agent's start-up",
            "report",
            "gate",
            "publish",
            "cli"));
  }

  @Test
  void hdrHistogram_ofTheAgent_isUsedByObserversAndReportersOnly() {
    check(
        onlyUsedBy(
            "org.HdrHistogram..",
            "it is read from the jar when a loop has something to record, and not before",
            "observe",
            "report"));
  }

  @Test
  void picocli_ofTheAgent_isUsedByTheCommandLineOnly() {
    check(onlyUsedBy("picocli..", "the agent itself has no command line", "cli"));
  }

  @Test
  void jfrConverter_ofTheAgent_isUsedByOneClassOnly() {
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("FlameGraphPage")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("one.convert..")
            .because("it is no API with promises: what it does is known in one place"));
  }

  @Test
  void bridge_inJavaBase_needsTheJdkAlone() {
    JavaClasses bridge = new ClassFileImporter().importPath(bridgeClasses());
    assertThat(bridge).isNotEmpty();
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("java..").or(resideInAPackage("jdk.internal.misc..")))
        .because("java.base can see nothing of the agent")
        .check(bridge);
  }

  private static Path bridgeClasses() {
    return Path.of(System.getProperty("stallgate.test.bridge"));
  }

  private static ArchRule onlyUsedBy(String library, String reason, String... stages) {
    String[] packages = new String[stages.length];
    for (int i = 0; i < stages.length; i++) {
      packages[i] = ROOT + stages[i] + "..";
    }
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because(reason);
  }

  private static void check(ArchRule rule) {
    rule.check(CORE);
  }
}
