// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.act;

import static io.github.stallgate.classify.WrittenStacks.call;
import static io.github.stallgate.classify.WrittenStacks.frames;
import static io.github.stallgate.classify.WrittenStacks.onNetty;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.StackTables;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.classify.Classifier;
import io.github.stallgate.classify.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ThrowGuardTest {
  private static final String PARK = "java.util.concurrent.locks.LockSupport.park";

  @ParameterizedTest
  @CsvSource({
    "SLEEP, java.lang.Thread.sleep",
    "SOCKET, java.net.Socket.connect",
    "FILE, java.nio.file.Files.exists",
    "STREAM, java.io.FileInputStream.read",
    "PROCESS, java.lang.ProcessImpl.waitFor",
    "MONITOR_WAIT, java.lang.Object.wait",
    "PARK, java.util.concurrent.locks.LockSupport.park",
    "RESULT_ENTRY, java.util.concurrent.CompletableFuture.get",
    "LATCH_ENTRY, java.util.concurrent.CountDownLatch.await"
  })
  void isSafe_calledByTheApplication_yes(Family family, String api) {
    assertThat(isSafe(family, onNetty(api))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Family.class,
      names = {"SELECT", "COLLECT", "LIBRARY", "SEED"})
  void isSafe_familiesTheJdkCannotDoWithout_no(Family family) {
    assertThat(isSafe(family, onNetty("java.lang.Some.method"))).isFalse();
  }

  @Test
  void isSafe_waiterIsQueuedAlready_no() {
    String queue = "java.util.concurrent.locks.AbstractQueuedSynchronizer.acquire";
    assertThat(isSafe(Family.PARK, onNetty(PARK, queue))).isFalse();
    assertThat(isSafe(Family.PARK, onNetty(PARK, "java.util.concurrent.FutureTask.get"))).isFalse();
  }

  @Test
  void isSafe_jdkCodeThatMayBeLeftHalfWay_no() {
    assertThat(isSafe(Family.FILE, onNetty("java.io.File.exists", "java.util.zip.ZipFile.open")))
        .isFalse();
    assertThat(
            isSafe(
                Family.RESULT_ENTRY,
                onNetty(
                    "java.util.concurrent.FutureTask.get",
                    "java.util.concurrent.AbstractExecutorService.invokeAll")))
        .isFalse();
  }

  @Test
  void isSafe_classesLoadOrTheJvmEnds_no() {
    for (String outer :
        List.of(
            "com.acme.Settings.<clinit>",
            "java.lang.ClassLoader.loadClass",
            "java.lang.Shutdown.exit",
            "java.lang.ApplicationShutdownHooks.run",
            "java.lang.ref.Reference$ReferenceHandler.run")) {
      List<Frame> frames =
          frames("java.io.FileInputStream.read", "com.acme.Loader.read", outer, "com.acme.A.b");
      assertThat(isSafe(Family.STREAM, frames)).as(outer).isFalse();
    }
  }

  @Test
  void isSafe_consoleAndLogging_no() {
    assertThat(
            isSafe(
                Family.STREAM,
                onNetty(
                    "java.io.FileOutputStream.write",
                    "ch.qos.logback.core.OutputStreamAppender.append")))
        .isFalse();
  }

  @Test
  void isSafe_stackUnknown_no() {
    assertThat(isSafe(Family.FILE, List.of())).isFalse();
    assertThat(isSafe(Family.FILE, frames("java.io.File.exists"))).isFalse();
  }

  private static boolean isSafe(Family family, List<Frame> frames) {
    Classified classified =
        new Classifier(StackTables.read(), type -> List.of()).classify(call(family, frames));
    return ThrowGuard.isSafe(family, classified, frames);
  }
}
