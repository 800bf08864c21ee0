// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.observe.watch.Doing;
import io.github.stallgate.observe.watch.LockWait;
import io.github.stallgate.observe.watch.StackSample;
import io.github.stallgate.observe.watch.Stall;
import java.util.ArrayList;
import java.util.List;

/** A turn as the watchdog might have seen it, in milliseconds. */
public final class SeenTurn {
  private static final long MILLI = 1_000_000;

  private final StallgateLoop loop;
  private final long wall;
  private final long[] did = new long[Doing.values().length];
  private final List<StackSample> samples = new ArrayList<>();
  private final List<LockWait> locks = new ArrayList<>();
  private long beat = 5;
  private long began;
  private boolean inTurn = true;
  private boolean ended = true;
  private long cpu;
  private long queued;
  private long stopped;
  private long collected;
  private long lost;
  private long late;
  private long faults;
  private long classes;

  private SeenTurn(StallgateLoop loop, long wall) {
    this.loop = loop;
    this.wall = wall;
  }

  public static SeenTurn of(long wallMillis) {
    Thread thread = new Thread("loop-1");
    return of(new StallgateLoop(thread, "netty", "netty:loop-1"), wallMillis);
  }

  public static SeenTurn of(StallgateLoop loop, long wallMillis) {
    return new SeenTurn(loop, wallMillis * MILLI);
  }

  public SeenTurn began(long nanoTime) {
    began = nanoTime;
    return this;
  }

  public SeenTurn beat(long number) {
    beat = number;
    return this;
  }

  public SeenTurn goesOn() {
    ended = false;
    return this;
  }

  SeenTurn between() {
    inTurn = false;
    return this;
  }

  public SeenTurn cpu(long millis) {
    cpu = millis * MILLI;
    return this;
  }

  /** The system tells nothing of the thread. */
  SeenTurn unknown() {
    cpu = -1;
    queued = -1;
    return this;
  }

  SeenTurn queued(long millis) {
    queued = millis * MILLI;
    return this;
  }

  public SeenTurn collected(long millis) {
    stopped = millis * MILLI;
    collected = stopped;
    return this;
  }

  SeenTurn stopped(long millis) {
    stopped = millis * MILLI;
    return this;
  }

  SeenTurn lost(long millis) {
    lost = millis * MILLI;
    return this;
  }

  SeenTurn late(long millis) {
    late = millis * MILLI;
    return this;
  }

  public SeenTurn did(Doing what, long millis) {
    did[what.ordinal()] = millis * MILLI;
    return this;
  }

  SeenTurn faults(long pages) {
    faults = pages;
    return this;
  }

  public SeenTurn classes(long loaded) {
    classes = loaded;
    return this;
  }

  public SeenTurn stacks(int count, Doing doing, String... methods) {
    return stacks(count, doing, false, false, methods);
  }

  public SeenTurn stacks(
      int count, Doing doing, boolean allowed, boolean isLate, String... methods) {
    StackTraceElement[] frames = WrittenStacks.elements(methods);
    for (int i = 0; i < count; i++) {
      samples.add(new StackSample(frames, doing, allowed, isLate));
    }
    return this;
  }

  public SeenTurn lock(LockWait lock) {
    locks.add(lock);
    return this;
  }

  /** A monitor that another thread holds. */
  public static LockWait lock(boolean ownerRan, boolean overloaded, String... methods) {
    List<StackTraceElement> owner =
        List.of(WrittenStacks.elements("java.lang.Thread.sleep", "com.acme.Job.run"));
    return new LockWait(
        "java.lang.Object@1b2c",
        "job-7",
        owner,
        ownerRan,
        overloaded,
        List.of(WrittenStacks.elements(methods)));
  }

  public Stall stall() {
    return new Stall(
        loop, beat, began, inTurn, ended, wall, cpu, queued, stopped, collected, lost, late, late,
        did, faults, classes, 0, 0, samples, locks);
  }
}
