// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.observe.Inbox;
import io.github.stallgate.observe.watch.WatchPost;
import java.lang.instrument.Instrumentation;

/** Sends what the watchdog sees to the reporter. */
record Sightings(Instrumentation instrumentation, Inbox inbox, AgentLog log)
    implements WatchPost.Listener {
  @Override
  public void needed() {
    Management.open(instrumentation);
  }

  @Override
  public void seen(Object what) {
    inbox.send(what);
  }

  @Override
  public void advise(String line) {
    log.once(line);
  }

  @Override
  public void failed(String what, Throwable failure) {
    log.once(what + ": " + failure);
  }
}
