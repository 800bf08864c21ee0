// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** What a server does with a connection. */
@FunctionalInterface
public interface StreamHandler {
  /**
   * Called as a task of its own. When it returns or throws, the stream is closed; what it throws
   * goes to the loop's exception handler.
   */
  void handle(TcpStream stream) throws Exception;
}
