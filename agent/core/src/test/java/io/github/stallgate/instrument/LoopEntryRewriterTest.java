// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.bridge.RecordingSink;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopEntryRewriterTest {
  private static final String PACKAGE = "io.netty.util.concurrent.";
  private final RecordingSink sink = new RecordingSink();
  private final List<String> rewritten = new ArrayList<>();
  private final RewritingLoader loader = new RewritingLoader("io.netty.", this::rewrite);

  private byte[] rewrite(String type, ClassLoader from, byte[] file) {
    byte[] bytes =
        new ApplicationClasses(new HookTable(), new JdbcTypes(), 25).rewrite(type, from, file);
    if (bytes != null) {
      rewritten.add(type);
    }
    return bytes;
  }

  @AfterEach
  void disarm() {
    StallgateHooks.sink = null;
  }

  @Test
  void run_nettysExecutor_isALoopFromItsFirstTaskToItsLast() throws Exception {
    StallgateHooks.sink = sink;
    ExecutorService executor =
        (ExecutorService)
            loader.loadClass(PACKAGE + "DefaultEventExecutor").getConstructor().newInstance();
    Callable<StallgateLoop> task = StallgateTable::current;
    StallgateLoop loop = executor.submit(task).get();
    assertThat(loop.kind).isEqualTo("netty");
    assertThat(loop.thread.getName()).startsWith("defaultEventExecutor");
    shutDown(executor);
    loop.thread.join();
    assertThat(sink.ended).contains(loop);
    assertThat(StallgateTable.of(loop.thread)).isNull();
    assertThat(rewritten)
        .filteredOn(type -> type.contains("/SingleThreadEventExecutor$"))
        .hasSize(1);
  }

  private static void shutDown(ExecutorService executor) throws Exception {
    Class<?> group = executor.getClass();
    while (!group.getSimpleName().equals("SingleThreadEventExecutor")) {
      group = group.getSuperclass();
    }
    Method gracefully =
        group.getMethod("shutdownGracefully", long.class, long.class, TimeUnit.class);
    gracefully.invoke(executor, 0L, 1L, TimeUnit.SECONDS);
  }

  @Test
  void run_nettysGlobalExecutor_isALoop() throws Exception {
    StallgateHooks.sink = sink;
    ExecutorService executor =
        (ExecutorService)
            loader.loadClass(PACKAGE + "GlobalEventExecutor").getField("INSTANCE").get(null);
    Callable<StallgateLoop> task = StallgateTable::current;
    assertThat(executor.submit(task).get().kind).isEqualTo("netty");
  }
}
