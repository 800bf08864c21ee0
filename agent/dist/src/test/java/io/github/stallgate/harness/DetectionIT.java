// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.LoopKind;
import com.example.stalls.OperationsOnLoop;
import io.github.stallgate.cli.selftest.BlockingOperations;
import io.github.stallgate.cli.selftest.HarmlessOperations;
import io.github.stallgate.cli.selftest.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the catalogue, on every kind of loop and every JDK, at default settings. */
class DetectionIT {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir Path directory;

  static Stream<Arguments> jdksAndLoops() {
    return Jdks.all().stream()
        .flatMap(
            jdk ->
                Stream.of(LoopKind.values())
                    .filter(LoopKind::isAvailable)
                    .map(kind -> Arguments.of(jdk, kind)));
  }

  @ParameterizedTest
  @MethodSource("jdksAndLoops")
  void operations_onALoop_areFoundAndHarmlessOnesAreNot(Jdk jdk, LoopKind kind) throws Exception {
    Path reports = directory.resolve("reports");
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("quiet=true,report=" + reports)
            .classPath(TestLibs.operations(), TestLibs.applications())
            .classPath(TestLibs.loops())
            .main(OperationsOnLoop.class, kind.name(), directory.resolve("scratch").toString())
            .timeout(LIMIT)
            .run();

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(lines(result, "failed")).isEmpty();
    List<Finding> findings = Reports.findings(reports);
    assertThat(missing(result, findings)).as("operations not found").isEmpty();
    assertThat(accused(findings)).as("harmless operations reported").isEmpty();
  }

  /** For each operation that ran without its finding, what there is instead. */
  private List<String> missing(ForkResult result, List<Finding> findings) {
    Map<String, Operation> byName =
        BlockingOperations.all(directory).stream()
            .collect(Collectors.toMap(Operation::name, Function.identity()));
    List<String> missing = new ArrayList<>();
    for (String name : lines(result, "ran")) {
      Operation operation = byName.get(name);
      if (operation != null && findings.stream().noneMatch(found -> answers(found, operation))) {
        missing.add(
            "%s: wanted %s, found %s".formatted(name, wanted(operation), at(operation, findings)));
      }
    }
    assertThat(lines(result, "ran")).as("operations that ran").isNotEmpty();
    return missing;
  }

  private static boolean answers(Finding found, Operation wanted) {
    return found.rule().equals(wanted.rule())
        && found.culprit().equals(wanted.culprit())
        && (wanted.severity() == null || wanted.severity().equals(found.severity()))
        && (wanted.api() == null || wanted.api().equals(found.api()));
  }

  private static String wanted(Operation operation) {
    return Stream.of(operation.rule(), operation.severity(), operation.api(), operation.culprit())
        .filter(part -> part != null)
        .collect(Collectors.joining(" "));
  }

  private static List<Finding> at(Operation operation, List<Finding> findings) {
    return findings.stream().filter(found -> found.culprit().equals(operation.culprit())).toList();
  }

  private List<Finding> accused(List<Finding> findings) {
    Set<String> harmless = new HashSet<>();
    for (Operation operation : HarmlessOperations.all(directory)) {
      harmless.add(classOf(operation.culprit()));
    }
    return findings.stream().filter(found -> harmless.contains(found.culpritClass())).toList();
  }

  private static String classOf(String culprit) {
    return culprit.substring(0, culprit.lastIndexOf('.'));
  }

  /** The second column of the lines that begin with that word. */
  private static List<String> lines(ForkResult result, String word) {
    return result
        .out()
        .lines()
        .filter(line -> line.startsWith(word + "\t"))
        .map(line -> line.split("\t", -1))
        .map(columns -> word.equals("ran") ? columns[1] : String.join(" ", columns))
        .toList();
  }
}
