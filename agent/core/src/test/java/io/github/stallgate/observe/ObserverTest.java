// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stallgate.bridge.OnLoop;
import io.github.stallgate.instrument.Ready;
import io.github.stallgate.observe.watch.ToldCall;
import io.github.stallgate.observe.watch.WatchPost;
import io.github.stallgate.options.NamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ObserverTest {
  private static final int FLOOD = 1_000_000;

  private static final int HOOK = StallgateHooks.LIMIT - 1;
  private static final long LONG = 2_000_000;
  private static final long SHORT = 10;
  private final Inbox inbox = new Inbox();
  private final List<Consumer<Map<String, Object>>> listeners = new ArrayList<>();
  private final Observer observer =
      new Observer(
          inbox,
          new WatchPost(null, null, null),
          List.of(new NamePattern("my-*")),
          Ready.reached(),
          new NoFindings());

  private final class NoFindings implements Observer.Findings {
    @Override
    public void addListener(Consumer<Map<String, Object>> listener) {
      listeners.add(listener);
    }

    @Override
    public List<Map<String, Object>> findings() {
      return List.of(Map.of("id", "7c1f02ab"));
    }
  }

  @Test
  void observe_callFromOneSite_isSentUntilJudgedThenCounted() throws Exception {
    OnLoop.run(
        observer,
        loop -> {
          for (int i = 0; i < 3; i++) {
            observer.observe(loop, HOOK, LONG, "receiver");
            if (i == 0) {
              sent(loop).site().judge(0, Long.MAX_VALUE);
            }
          }
          assertThat(inbox.next()).isNull();
          Site site = ((Sites) loop.sites).all()[indexOfOnly(loop)];
          assertThat(site.takeCount()).isEqualTo(2);
          assertThat(site.takeNanos()).isEqualTo(2 * LONG);
        });
  }

  @Test
  void observe_knownSiteInANewContext_isSentOnceAgainThenCounted() throws Exception {
    OnLoop.run(
        observer,
        loop -> {
          for (int i = 0; i < 6; i++) {
            if (i == 2 || i == 4) {
              observer.contextBegan();
            }
            loop.began = System.nanoTime();
            observer.observe(loop, HOOK, SHORT, "receiver");
            Observation sent = (Observation) inbox.next();
            assertThat(sent != null).as("call " + i).isEqualTo(i % 2 == 0);
            if (i == 0) {
              sent.site().judge(0, Long.MAX_VALUE);
            }
          }
        });
  }

  @Test
  void observe_callThatBeganBeforeTheContext_leavesTheNextOneToBeSent() throws Exception {
    OnLoop.run(
        observer,
        loop -> {
          long before = System.nanoTime();
          for (int i = 0; i < 3; i++) {
            loop.began = i == 2 ? System.nanoTime() : before;
            observer.observe(loop, HOOK, SHORT, "receiver");
            Observation sent = (Observation) inbox.next();
            assertThat(sent).as("call " + i).isNotNull();
            assertThat(sent.began()).isEqualTo(loop.began);
            if (i == 0) {
              sent.site().judge(0, Long.MAX_VALUE);
              observer.contextBegan();
            }
          }
        });
  }

  @Test
  void observe_longCallsWhileAContextIsOpen_areSentOneByOne() throws Exception {
    OnLoop.run(
        observer,
        loop -> {
          observer.contextBegan();
          for (int i = 0; i < 4; i++) {
            if (i == 3) {
              observer.contextEnded();
            }
            loop.began = System.nanoTime();
            observer.observe(loop, HOOK, LONG, "receiver");
            Observation sent = (Observation) inbox.next();
            assertThat(sent != null).as("call " + i).isEqualTo(i < 3);
            if (i == 0) {
              sent.site().judge(0, Long.MAX_VALUE);
            }
          }
        });
  }

  private Observation sent(StallgateLoop loop) {
    Observation sent = (Observation) inbox.next();
    assertThat(sent.loop()).isSameAs(loop);
    assertThat(sent.hook()).isEqualTo(HOOK);
    assertThat(sent.nanos()).isEqualTo(LONG);
    assertThat(sent.receiver()).isEqualTo("receiver");
    assertThat(sent.trace().getStackTrace())
        .extracting(StackTraceElement::getClassName)
        .contains(ObserverTest.class.getName());
    return sent;
  }

  private static int indexOfOnly(StallgateLoop loop) {
    Site[] sites = ((Sites) loop.sites).all();
    int i = 0;
    while (sites[i] == null) {
      i++;
    }
    return i;
  }

  @Test
  void observe_callThatTheWatchdogToldOf_isSentAndNotCountedAgain() throws Exception {
    OnLoop.run(
        observer,
        loop -> {
          for (int i = 0; i < 4; i++) {
            loop.began = i;
            loop.held = i == 0 ? null : ToldCall.of(i == 3 ? 99 : i, i == 2);
            observer.observe(loop, HOOK, LONG, "receiver");
            if (i == 0) {
              sent(loop).site().judge(0, Long.MAX_VALUE);
            }
          }
          assertThat(sent(loop).held().isTold()).isTrue();
          assertThat(inbox.next()).isNull();
          assertThat(((Sites) loop.sites).all()[indexOfOnly(loop)].takeCount()).isEqualTo(2);
        });
  }

  @Test
  void observe_callsFromTwoLines_areTwoSites() throws Exception {
    OnLoop.run(
        observer,
        loop -> {
          observer.observe(loop, HOOK, LONG, null);
          observer.observe(loop, HOOK, LONG, null);
          Site one = ((Observation) inbox.next()).site();
          assertThat(((Observation) inbox.next()).site()).isNotSameAs(one);
        });
  }

  @Test
  void observe_floodOfShortCalls_isBounded() throws Exception {
    OnLoop.run(
        observer,
        loop -> {
          for (int i = 0; i < FLOOD; i++) {
            observer.observe(loop, HOOK, SHORT, null);
          }
        });
    long sent = inbox.dropped();
    while (inbox.next() != null) {
      sent++;
    }
    assertThat(sent).isBetween(64L, FLOOD - 1L);
  }

  @Test
  void observe_somebodyListens_everyCallIsSent() throws Exception {
    observer.addListener(finding -> {});
    assertThat(listeners).hasSize(1);
    OnLoop.run(
        observer,
        loop -> {
          for (int i = 0; i < 3; i++) {
            observer.observe(loop, HOOK, LONG, null);
            ((Observation) inbox.next()).site().judge(0, Long.MAX_VALUE);
          }
        });
  }

  @Test
  void veto_setAndTakenBack_isAsked() throws Exception {
    observer.veto(
        (loop, hook, trace) -> {
          throw new StallgateError("planned " + hook);
        });
    StallgateLoop loop = new StallgateLoop(Thread.currentThread(), "test", "test");
    assertThatThrownBy(() -> observer.veto(loop, HOOK)).hasMessage("planned " + HOOK);
    observer.veto(null);
    observer.veto(loop, HOOK);
  }

  @Test
  void threads_thatBeginAndEndLoops_areTold() {
    Thread named = new Thread("my-loop");
    observer.starting(named);
    StallgateLoop loop = ((LoopBegan) inbox.next()).loop();
    assertThat(loop.thread).isSameAs(named);
    assertThat(loop.name).isEqualTo("custom:my-loop");
    observer.ended(loop);
    assertThat(((LoopEnded) inbox.next()).loop()).isSameAs(loop);
    StallgateTable.remove(loop);
  }

  @Test
  void findings_asked_comeFromTheStore() {
    assertThat(observer.findings()).singleElement().isEqualTo(Map.of("id", "7c1f02ab"));
  }
}
