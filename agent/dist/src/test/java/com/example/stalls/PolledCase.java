// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Where polls reach a computation, and where they must let it be. */
public enum PolledCase {
  ENDLESS(() -> PolledLoops.onLoop(PolledLoops::endless)),
  IN_MONITOR(() -> PolledLoops.onLoop(() -> PolledLoops.heldOut(PolledCase::inMonitor))),
  IN_INITIALISER(() -> PolledLoops.onLoop(() -> PolledLoops.heldOut(PolledCase::inInitialiser))),
  IN_EQUALS(() -> PolledLoops.onLoop(() -> PolledLoops.heldOut(PolledCase::inEquals))),
  IN_MAP(() -> PolledLoops.onLoop(() -> PolledLoops.heldOut(PolledCase::inMap))),
  VIRTUAL(PolledCase::hogBesideHeartbeats);

  private static final int BEATS = 20;
  private static final Object LOCK = new Object();

  private final VirtualThreads.Body body;

  PolledCase(VirtualThreads.Body body) {
    this.body = body;
  }

  void run() throws Exception {
    body.run();
  }

  private static boolean inMonitor() {
    synchronized (LOCK) {
      return PolledLoops.holdOut() != 0;
    }
  }

  private static boolean inInitialiser() {
    return Initialised.VALUE != 0;
  }

  /** Computes when it is initialised. */
  private static final class Initialised {
    static final int VALUE = PolledLoops.holdOut();
  }

  private static boolean inEquals() {
    Object slow =
        new Object() {
          @Override
          public boolean equals(Object other) {
            return PolledLoops.holdOut() != 0;
          }

          @Override
          public int hashCode() {
            return 0;
          }
        };
    return List.of(LOCK).contains(slow) || slow.equals(LOCK);
  }

  private static boolean inMap() {
    return new ConcurrentHashMap<Integer, Integer>()
            .computeIfAbsent(1, key -> PolledLoops.holdOut())
        != 0;
  }

  /** On one carrier; without slices the hog would have it for ever. */
  private static void hogBesideHeartbeats() throws Exception {
    AtomicInteger beats = new AtomicInteger();
    Thread hog = VirtualThreads.start(() -> Endless.until(() -> beats.get() >= BEATS));
    Thread heart =
        VirtualThreads.start(
            () -> {
              while (beats.get() < BEATS) {
                Thread.sleep(5);
                beats.incrementAndGet();
              }
            });
    heart.join();
    hog.join();
  }
}
