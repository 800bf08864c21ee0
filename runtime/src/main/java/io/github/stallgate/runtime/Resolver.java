// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.net.InetAddress;
import java.util.function.Consumer;

/** Finds the addresses of hosts, on threads of their own. On the loop. */
final class Resolver {
  private Resolver() {}

  /** Fails with UnknownHostException; a cancel lets the thread run on, and forgets its answer. */
  static LoopFuture<InetAddress[]> resolve(EventLoop loop, String host) {
    WorkerPool pool = WorkerPool.of(loop, WorkerPool.Use.NAMES);
    LoopFuture<InetAddress[]> found = new LoopFuture<>(loop);
    WorkerCall<InetAddress[]> lookup =
        new WorkerCall<>(() -> InetAddress.getAllByName(host), null) {
          @Override
          void ended() {
            if (failure() == null) {
              found.tryComplete(value());
            } else {
              found.tryFail(failure());
            }
          }
        };
    loop.keeping().sentAway();
    Consumer<LoopFuture<InetAddress[]>> back =
        done -> {
          pool.withdraw(lookup);
          loop.keeping().cameBack();
        };
    found.addWaiter(back);
    pool.submit(lookup);
    return found;
  }
}
