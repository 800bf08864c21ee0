// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InboxTest {
  private static final int CAPACITY = 4096;
  private static final long AN_HOUR = 3_600_000_000_000L;
  private final Inbox inbox = new Inbox();

  @Test
  void send_messages_comeInOrder() {
    inbox.send("one");
    inbox.send("two");
    assertThat(inbox.next()).isEqualTo("one");
    assertThat(inbox.next()).isEqualTo("two");
    assertThat(inbox.next()).isNull();
    assertThat(inbox.dropped()).isZero();
  }

  @Test
  void send_full_dropsAndCounts() {
    for (int i = 0; i < CAPACITY + 3; i++) {
      inbox.send(i);
    }
    assertThat(inbox.dropped()).isEqualTo(3);
    int left = 0;
    while (inbox.next() != null) {
      left++;
    }
    assertThat(left).isEqualTo(CAPACITY);
  }

  @Test
  void await_somethingIsThere_doesNotSleep() {
    inbox.send("there");
    inbox.await(AN_HOUR);
    assertThat(inbox.next()).isEqualTo("there");
  }

  @Test
  void await_somethingComes_wakes() throws Exception {
    FutureTask<Object> reading = new FutureTask<>(this::firstMessage);
    new Thread(reading, "reader").start();
    inbox.send("come");
    assertThat(reading.get()).isEqualTo("come");
  }

  private Object firstMessage() {
    Object message = inbox.next();
    while (message == null) {
      inbox.await(AN_HOUR);
      message = inbox.next();
    }
    return message;
  }

  @Test
  void send_fromManyThreads_losesNone() throws Exception {
    int senders = 4;
    int each = 900;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < senders; i++) {
      threads.add(new Thread(() -> sendMany(each), "sender-" + i));
    }
    threads.forEach(Thread::start);
    int received = 0;
    while (received < senders * each) {
      if (inbox.next() == null) {
        inbox.await(AN_HOUR);
      } else {
        received++;
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(inbox.next()).isNull();
    assertThat(inbox.dropped()).isZero();
  }

  private void sendMany(int count) {
    for (int i = 0; i < count; i++) {
      inbox.send(i);
    }
  }

  @Test
  void wake_beforeAnyReader_isNothing() {
    inbox.wake();
    assertThat(inbox.next()).isNull();
  }
}
