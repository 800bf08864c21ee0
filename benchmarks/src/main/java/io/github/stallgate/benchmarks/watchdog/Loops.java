// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.watchdog;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.EventExecutor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The measured application: Netty loops that are busy or not. Tells what the agent took. */
public final class Loops {
  private Loops() {}

  /**
   * {@code <occupation> <loops> <seconds of warm-up> <seconds of measurement>}: prints the lines of
   * a {@link Consumption}.
   */
  public static void main(String[] arguments) throws InterruptedException {
    Occupation occupation = Occupation.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    AtomicBoolean stopped = new AtomicBoolean();
    MultiThreadIoEventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(Integer.parseInt(arguments[1]), NioIoHandler.newFactory());
    for (EventExecutor executor : loops) {
      EventLoop loop = (EventLoop) executor;
      loop.execute(new Beat(loop, occupation, stopped));
    }
    TimeUnit.SECONDS.sleep(Integer.parseInt(arguments[2]));
    measure(Integer.parseInt(arguments[3])).lines().forEach(System.out::println);
    stopped.set(true);
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static Consumption measure(int seconds) throws InterruptedException {
    Map<String, Long> begin = AgentThreads.cpuNanos();
    long start = System.nanoTime();
    TimeUnit.SECONDS.sleep(seconds);
    long wall = System.nanoTime() - start;
    return Consumption.between(begin, AgentThreads.cpuNanos(), wall);
  }
}
