// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.util.concurrent.Executor;

/** The ways to starve a loop. What a case needs is made ready on the calling thread. */
public enum StarvationCase {
  SPIN(loop -> OnLoop.call(loop, Spins::spin)),
  COUNTED_LOOP(loop -> OnLoop.call(loop, Spins.countedLoop())),
  REGEX(loop -> OnLoop.call(loop, Computations.regex())),
  GZIP(loop -> OnLoop.call(loop, Computations.gzip())),
  SORT(loop -> OnLoop.call(loop, Computations.sort())),
  PBKDF2(loop -> OnLoop.call(loop, Computations.pbkdf2())),
  RSA(loop -> OnLoop.call(loop, Computations.rsa())),
  SLEEP(loop -> OnLoop.call(loop, Waits::sleep)),
  NATIVE_SLEEP(loop -> OnLoop.call(loop, Waits.nativeSleep())),
  SYNCHRONIZED_BLOCK(loop -> Ledger.contend(loop, Ledger::writeInBlock)),
  SYNCHRONIZED_METHOD(loop -> Ledger.contend(loop, Ledger::writeInMethod)),
  CLASS_INIT(ClassInitWait::starve),
  QUEUED_SHORT_TURNS(loop -> Turn.queue(loop, 300, 1)),
  QUEUED_LONG_TURNS(loop -> Turn.queue(loop, 20, 40)),
  SPREAD_LONG_TURNS(loop -> Turn.spread(loop, 20, 40)),
  RESCHEDULING(loop -> Turn.rescheduleFor(loop, 3_000)),
  GC_STORM(GarbageStorm::rage);

  private final Starver starver;

  StarvationCase(Starver starver) {
    this.starver = starver;
  }

  /** Starves the loop once and returns when it is free again. */
  void starve(Executor loop) throws Exception {
    starver.starve(loop);
  }

  private interface Starver {
    void starve(Executor loop) throws Exception;
  }
}
