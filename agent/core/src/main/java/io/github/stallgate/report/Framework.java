// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

/** The loop kinds whose API the fix can name, and what each loses while its loop is held. */
enum Framework {
  NETTY(
      "netty",
      "a Netty event loop",
      "this loop serves every channel registered on it, and none of them while it is held."),
  VERTX(
      "vertx",
      "a Vert.x event loop",
      "every handler and timer that belongs to this loop waits while it is held."),
  REACTOR(
      "reactor",
      "a Reactor non-blocking thread",
      "every subscription scheduled on this thread waits while it is held."),
  RXJAVA(
      "rxjava",
      "an RxJava computation thread",
      "RxJava has about one such thread a CPU; whatever else is scheduled on this one waits."),
  AWT(
      "awt",
      "the AWT event dispatch thread",
      "the user interface neither paints nor reacts while this thread is held."),
  HTTPCLIENT(
      "httpclient",
      "an HttpClient selector thread",
      "every exchange of this HttpClient goes through this one thread."),
  VIRTUAL(
      "virtual",
      "a virtual-thread carrier",
      "virtual threads have about one carrier a CPU and no time slices: those that are ready wait."),
  RUNTIME(
      "runtime",
      "a loop of stallgate-runtime",
      "every coroutine, timer and channel of this loop waits while one of them holds it."),
  OTHER(
      "",
      "an event loop",
      "a loop runs its callbacks one after another: the others wait while it is held.");

  private final String kind;
  private final String thread;
  private final String loss;

  Framework(String kind, String thread, String loss) {
    this.kind = kind;
    this.thread = thread;
    this.loss = loss;
  }

  /** The framework of a report's loop kind. */
  static Framework of(String kind) {
    for (Framework framework : values()) {
      if (framework.kind.equals(kind)) {
        return framework;
      }
    }
    return OTHER;
  }

  /** Its loop thread, with an article. */
  String thread() {
    return thread;
  }

  /** What it and its like are called, for counting them. */
  String peers() {
    return this == VIRTUAL ? "carriers" : kind + " loops";
  }

  /** Why holding it matters, as a sentence that is true of every such loop. */
  String loss() {
    return loss;
  }
}
