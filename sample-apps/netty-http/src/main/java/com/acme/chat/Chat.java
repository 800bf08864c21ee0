// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.chat;

import java.util.Map;

/** What the server serves. */
interface Chat extends AutoCloseable {
  /** The routes by path; a path that ends in a slash takes the rest of the path as a parameter. */
  Map<String, Route> routes();

  /** Answers the requests for one path; called on an event loop, so it must not block. */
  interface Route {
    void handle(String parameter, Reply reply) throws Exception;
  }
}
