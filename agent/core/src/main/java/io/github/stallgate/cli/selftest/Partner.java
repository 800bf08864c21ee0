// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.util.concurrent.CountDownLatch;

/**
 * A thread that does its part once the loop waits for it: opens the latch, answers the request,
 * releases the lock.
 *
 * @param <T> what the loop waits on
 */
final class Partner<T> implements AutoCloseable {

  /** Work on the shared object. */
  @FunctionalInterface
  interface Part<T> {
    void play(T subject) throws Exception;
  }

  private final Meeting meeting = new Meeting();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final T subject;
  private final Part<? super T> opening;
  private final Part<? super T> part;
  private final Thread thread;
  private volatile Exception failure;

  private Partner(T subject, Part<? super T> opening, Part<? super T> part) {
    this.subject = subject;
    this.opening = opening;
    this.part = part;
    this.thread = new Thread(this::play, "selftest-partner");
    thread.setDaemon(true);
  }

  /** A partner that plays its part once the loop waits. */
  static <T> Partner<T> of(T subject, Part<? super T> part) throws InterruptedException {
    return of(subject, ignored -> {}, part);
  }

  /** The same; the opening runs on the partner's thread before this returns. */
  static <T> Partner<T> of(T subject, Part<? super T> opening, Part<? super T> part)
      throws InterruptedException {
    Partner<T> partner = new Partner<>(subject, opening, part);
    partner.thread.start();
    partner.ready.await();
    return partner;
  }

  /** What the loop waits on, before the meeting. */
  T subject() {
    return subject;
  }

  /** Loop: the partner may act as soon as the calling thread waits. Never blocks. */
  T meet() {
    meeting.attend();
    return subject;
  }

  /** The partner's own thread, which ends with its part. */
  Thread thread() {
    return thread;
  }

  @Override
  public void close() throws Exception {
    meeting.cancel();
    thread.join();
    if (subject instanceof AutoCloseable closeable) {
      closeable.close();
    }
    if (failure != null) {
      throw new IllegalStateException("the partner of the operation failed", failure);
    }
  }

  private void play() {
    try {
      opening.play(subject);
      ready.countDown();
      if (meeting.awaitGuestWaiting()) {
        part.play(subject);
      }
    } catch (Exception e) {
      failure = e;
    } finally {
      ready.countDown();
    }
  }
}
