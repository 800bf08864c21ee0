// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.nio.channels.SelectionKey;
import java.util.function.IntConsumer;

/** A channel whose readiness a loop looks for. On its loop only. */
public final class ChannelWatch {
  private final EventLoop loop;
  private final SelectionKey key;
  private final IntConsumer callback;

  ChannelWatch(EventLoop loop, SelectionKey key, IntConsumer callback) {
    this.loop = loop;
    this.key = key;
    this.callback = callback;
    key.attach(this);
  }

  /** What is looked for: bits of {@link SelectionKey}; none, to look for nothing for a while. */
  public void interest(int ops) {
    loop.checkOwner();
    if (key.isValid() && key.interestOps() != ops) {
      key.interestOps(ops);
    }
  }

  /** What is looked for; 0 after the end. */
  public int interest() {
    return key.isValid() ? key.interestOps() : 0;
  }

  /** Looks for nothing any more; the channel stays open. The second time it does nothing. */
  public void close() {
    loop.checkOwner();
    key.cancel();
  }

  /** Its turn. */
  void run() {
    if (key.isValid()) {
      callback.accept(key.readyOps() & key.interestOps());
    }
  }
}
