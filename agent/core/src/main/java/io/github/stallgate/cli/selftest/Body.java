// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

/**
 * The code of an operation, used once: prepare and close on any thread but a loop, run on the loop
 * between them.
 */
public interface Body extends AutoCloseable {

  /**
   * Creates what the run needs. May block.
   *
   * @throws UnavailableException if this machine or JDK can't do the operation; its message says
   *     why
   */
  void prepare() throws Exception;

  /** Makes the call. Runs on the loop's thread. Throws what the call throws. */
  void run() throws Throwable;

  /** Releases what {@link #prepare} created, also if that or the run failed. May block. */
  @Override
  void close() throws Exception;

  /** The method whose code makes the call, as {@code package.Class.method}. */
  String culprit();
}
