// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.act.slice;

import io.github.stallgate.instrument.Polls;
import io.github.stallgate.observe.Sliced;
import io.github.stallgate.options.CpuOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/** Who gives way at a poll: coroutines of stallgate-runtime, and virtual threads. */
public final class Slices implements Sliced {
  private final Set<Class<?>> known =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private final CpuOptions options;
  private final PollDesk desk;
  private final CarrierHogs hogs;

  /**
   * @param log takes one line for each part that is off, on a thread of its own
   */
  public Slices(CpuOptions options, Polls polls, Consumer<String> log) {
    this.options = options;
    this.desk = new PollDesk(polls, log);
    this.hogs = options.virtual() ? new CarrierHogs(desk, options.sliceNanos()) : null;
  }

  public void start() {
    daemon(desk, "stallgate-polls");
    if (hogs != null) {
      daemon(hogs, "stallgate-slices");
    }
  }

  private static void daemon(Runnable run, String name) {
    Thread thread = new Thread(null, run, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Slices.class.getClassLoader());
    thread.start();
  }

  /** Also without slices of ours: the application may have built its loops with some. */
  @Override
  public void runtime(Object eventLoop) {
    if (!known.add(eventLoop.getClass())) {
      return;
    }
    try {
      Cooperation with = Cooperation.of(eventLoop);
      with.overruns(thread -> desk.ask(thread, with));
      if (options.runtime()) {
        with.slice(Duration.ofNanos(options.sliceNanos()));
      }
    } catch (ReflectiveOperationException older) {
      desk.tell(
          "coroutines of the Stallgate runtime get no slices: this runtime is older than the agent"
              + " or closed to it ("
              + older
              + "); take both of one version");
    } catch (Throwable failure) {
      desk.tell("coroutines of the Stallgate runtime get no slices: " + failure);
    }
  }

  @Override
  public void carrier(StallgateLoop carrier) {
    if (hogs != null) {
      hogs.watch(carrier);
    }
  }
}
