// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.RerouteCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Blocking calls of coroutines, while which their loop goes on. A call that held it would never
 * come back, since what it waits for is done by another coroutine.
 */
class RerouteIT {
  private static final Set<RerouteCase> ON_FILES =
      EnumSet.of(
          RerouteCase.OPEN_FIFO,
          RerouteCase.READ_STREAM,
          RerouteCase.READ_RANDOM_ACCESS,
          RerouteCase.READ_CHANNEL,
          RerouteCase.READ_FILES);

  @TempDir Path directory;

  static Stream<Arguments> backends() {
    return RuntimeLoopsIT.backends();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void filesAndPipes_thatACoroutineWaitsFor_areReroutedAndNoted(Jdk jdk, String backend)
      throws Exception {
    run(jdk, backend, "", ON_FILES);
    assertThat(Reports.read(directory, "finding"))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line).containsEntry("severity", "note").containsEntry("policy", "reroute");
              assertThat(line).containsEntry("loop", "runtime:kitchen");
            });
    assertThat(Reports.findings(directory))
        .extracting(Finding::culpritMethod)
        .contains("readStream", "readRandomAccess", "readChannel");
  }

  private void run(Jdk jdk, String backend, String options, Set<RerouteCase> cases)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of(backend));
    cases.forEach(each -> arguments.add(each.name()));
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("quiet=true,reroute=true,report=" + directory + options)
            .classPath(TestLibs.applications())
            .classPath(TestLibs.framework("runtime"))
            .main(RerouteCase.class, arguments.toArray(new String[0]))
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).as(result.err()).contains("done");
  }
}
