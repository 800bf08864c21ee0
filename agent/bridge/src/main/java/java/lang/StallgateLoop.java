// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

/**
 * The state of one watched loop, and the token that a hook hands from its enter to its exit.
 *
 * <p>All fields without another word belong to the loop's own thread.
 */
public final class StallgateLoop {
  /** The thread that runs the loop. */
  public final Thread thread;

  /** The framework's word, for example {@code netty}. */
  public final String kind;

  /** Kind and thread name, as reports give it. */
  public final String name;

  /**
   * 0 outside any hook, else the id of the outermost running hook plus one; inner hooks are silent.
   */
  public int in;

  /** The id of the hook that ran last. */
  public int hook;

  /** {@link System#nanoTime()} at the enter of the running hook. */
  public long began;

  /** What the running hook reads or writes: {@link StallgateHooks#FILE}, CONSOLE or PIPE. */
  public byte stream;

  /** Depth of the {@code Stallgate.allowBlocking} regions the thread is in. */
  public int allowed;

  /** Calls that {@link #allowed} kept silent; read by others without order. */
  public long silenced;

  /** The selector the loop itself waits on; its selects are idle time. Set by any thread. */
  public volatile Object selector;

  /** The call sites seen on this loop; belongs to the observing stage. */
  public Object sites;

  /** Where the loop stands, see {@link StallgateTurns}; read by the watchdog. */
  public int standing;

  /** How often the loop began to wait for work; read by the watchdog. */
  public long idles;

  /** How many tasks were begun; read by the watchdog without order. */
  public long tasks;

  /** How many channel events were handled; as {@link #tasks}. */
  public long events;

  /** What to return to after the loop's own wait. */
  public int resumed;

  /**
   * Set by the watchdog: the next turn shall be timed. True at first, so that ids are got. Not
   * volatile, which would cost each turn: see {@link StallgateTurns}.
   */
  public boolean asked = true;

  /** {@link System#nanoTime()} at the begin of the turn being timed; 0 if none is. */
  public long turnBegan;

  /** How long the timed turn lasted; 0 until it has ended. Taken and cleared by the watchdog. */
  public volatile long turnNanos;

  /** How late the timed turn began; negative if not known. */
  public long delayNanos = -1;

  /** The system's id of the thread; 0 if not known yet, negative if it can't be. */
  public volatile long id;

  /** What runs the loop, as its framework sees it; null if not known. */
  public Object runner;

  /** What the watchdog knows of the hooked call that runs; set by it, read by the loop. */
  public volatile Object held;

  /** What the loop's thread carries, for carriers of virtual threads; else null. */
  public Object carried;

  /**
   * Whether virtual threads run on the loop's thread as its own work, see {@link StallgateLent}.
   */
  public boolean lends;

  /**
   * Whether the running call is in a region, see {@link StallgateRegions}. Read by the watchdog
   * without order, as is what follows.
   */
  boolean inRegion;

  /** That region, or the one before it. Kept, since writing a reference may cost a fence. */
  Object region;

  /** The hook whose region that is. */
  public int regionHook;

  /** Whether the region is around a monitor that the thread is about to enter. */
  boolean entersMonitor;

  /** Regions that were opened since the running hook's enter. */
  public int regions;

  public StallgateLoop(Thread thread, String kind, String name) {
    this.thread = thread;
    this.kind = kind;
    this.name = name;
  }
}
