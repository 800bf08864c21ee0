// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationsTest {

  @TempDir static Path scratch;

  static Stream<Operation> operations() {
    return Stream.concat(
            BlockingOperations.all(scratch).stream(), HarmlessOperations.all(scratch).stream())
        .filter(Operation::isOnThisJdk);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void run_onAnOrdinaryThread_succeeds(Operation operation) {
    assertThatCode(() -> runOnce(operation.body())).doesNotThrowAnyException();
  }

  @Test
  void all_namesAndCulprits_areUnique() {
    List<Operation> operations = operations().toList();
    assertThat(operations).extracting(Operation::name).doesNotHaveDuplicates();
    assertThat(operations).extracting(Operation::culprit).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void culprit_anyOperation_isAMethodOfTheCatalogue(Operation operation) throws Exception {
    String culprit = operation.culprit();
    int dot = culprit.lastIndexOf('.');
    Class<?> owner = Class.forName(culprit.substring(0, dot));
    assertThat(Arrays.stream(owner.getDeclaredMethods()).map(Method::getName))
        .contains(culprit.substring(dot + 1));
  }

  @Test
  void all_blocking_haveARuleAndHarmlessHaveNone() {
    assertThat(BlockingOperations.all(scratch)).noneMatch(Operation::isHarmless);
    assertThat(HarmlessOperations.all(scratch)).allMatch(Operation::isHarmless);
  }

  private static void runOnce(Body body) throws Throwable {
    try (body) {
      body.prepare();
      body.run();
    } catch (UnavailableException e) {
      Assumptions.abort(e.getMessage());
    }
  }
}
