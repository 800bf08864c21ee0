// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.harness.Jdk;
import java.util.ArrayList;
import java.util.List;

/** The commands of the processes that our runtime and its peers are measured in. */
public record Launcher(Build build, Python python) {
  /** Lets a coroutine be a virtual thread of our loop. */
  public static final List<String> OURS = List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED");

  /** Keeps virtual threads to one processor, as a loop is. */
  public static final List<String> ONE_CARRIER =
      List.of(
          "-Djdk.virtualThreadScheduler.parallelism=1",
          "-Djdk.virtualThreadScheduler.maxPoolSize=1");

  /** Without Unsafe, as from 24 on unless it is allowed, Netty is half as fast when pipelined. */
  private static final List<String> UNSAFE =
      List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

  private static final int FIRST_WITHOUT_UNSAFE = 24;

  /**
   * asyncio reads into a fresh buffer of 256 KiB. By default glibc maps each anew, which on some
   * virtual machines takes twenty times longer than to read 1 KiB.
   */
  private static final List<String> KEPT_BUFFERS =
      List.of("env", "MALLOC_MMAP_THRESHOLD_=4194304", "MALLOC_TRIM_THRESHOLD_=16777216");

  /** Whatever else is on the class path: a log could stand before a greeting, and takes time. */
  private static final String NO_LOG =
      "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider";

  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  public static boolean hasVirtualThreads(Jdk jdk) {
    return jdk.feature() >= FIRST_WITH_VIRTUAL_THREADS;
  }

  /** What a JVM needs for Netty to be as fast as it can. */
  public static List<String> netty(Jdk jdk) {
    return jdk.feature() >= FIRST_WITHOUT_UNSAFE ? UNSAFE : List.of();
  }

  /**
   * A JVM with a heap of a fixed size.
   *
   * @param core what ties it to a core, or nothing
   * @param options more arguments of the JVM
   */
  public List<String> java(
      List<String> core, Jdk jdk, String heap, List<String> options, Class<?> main) {
    List<String> command = new ArrayList<>(core);
    command.add(jdk.java().toString());
    command.addAll(List.of("-Xms" + heap, "-Xmx" + heap, NO_LOG));
    command.addAll(options);
    command.addAll(List.of("-cp", build.classPath(), main.getName()));
    return command;
  }

  /** One of our scripts, which takes the name of a peer first. */
  public List<String> python(List<String> core, String script, String peer) {
    List<String> command = new ArrayList<>(core);
    command.addAll(KEPT_BUFFERS);
    command.addAll(List.of(python.executable(), "-B", build.python(script).toString(), peer));
    return command;
  }
}
