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

  public StallgateLoop(Thread thread, String kind, String name) {
    this.thread = thread;
    this.kind = kind;
    this.name = name;
  }
}
