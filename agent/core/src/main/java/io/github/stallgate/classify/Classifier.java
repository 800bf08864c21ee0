// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.catalog.Allowance;
import io.github.stallgate.catalog.ApiNames;
import io.github.stallgate.catalog.Effect;
import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.Fingerprint;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.catalog.StackTables;
import java.util.List;

/**
 * Says what a call is, from its stack alone.
 *
 * <p>A stack, from the inside out: the JDK's frames below the API that was called; perhaps a
 * driver's or a library's; the culprit, which is the first frame of the application; the framework;
 * the loop. The API is the outermost JDK frame before any other code, so that one call of the
 * application that makes many hooked calls is one finding.
 */
public final class Classifier {
  private static final long CONTENDED_NANOS = 1_000_000;

  private static final Allowance OWN_SELECT =
      new Allowance(Effect.IDLE, "*", "*", "a selector thread of the JDK waits for its channels");
  private static final Allowance LOADING =
      new Allowance(Effect.ALLOW, "*", "loadClass", "a class is loaded, once");
  private static final Allowance JDK_CLASS_INIT =
      new Allowance(Effect.ALLOW, "*", "<clinit>", "a class of the JDK is initialised, once");

  private final StackTables tables;
  private final JdbcNames jdbc;

  public Classifier(StackTables tables, JdbcNames jdbc) {
    this.tables = tables;
    this.jdbc = jdbc;
  }

  public Classified classify(Call call) {
    List<Frame> frames = call.frames();
    int caller = firstOutsideJdk(frames);
    int driver = call.family().timing() == Family.Timing.NEVER ? -1 : outermostJdbc(frames);
    int culprit = culprit(frames, Math.max(caller, driver + 1));
    Allowance row = row(call, caller);
    Rule rule = rule(call, driver, row);
    String api =
        driver >= 0 && rule == Rule.BLOCKING_JDBC ? jdbcApi(frames.get(driver)) : api(call, caller);
    if (row != null
        && row.effect() == Effect.FUTURE
        && culprit > 0
        && !frames.get(culprit - 1).jdk()) {
      Frame called = frames.get(culprit - 1);
      api = Fingerprint.culprit(called.type(), called.method());
    }
    boolean silent = row != null && isSilent(row.effect(), rule);
    Frame at =
        frames.isEmpty() ? new Frame("unknown", "unknown", null, -1, false) : frames.get(culprit);
    long errorFrom = call.family() == Family.FILE_LOCK ? CONTENDED_NANOS : Long.MAX_VALUE;
    return new Classified(
        rule, severity(call, rule), errorFrom, api, at, framework(frames), silent ? row : null);
  }

  /** A stall whose culprit is known, and which is nobody's call: what computes is its own API. */
  Classified classified(Family family, Frame culprit, List<Frame> frames) {
    Rule rule = family.rule();
    int caller = firstOutsideJdk(frames);
    Call call = new Call(family, "", false, Call.Stream.FILE, 0, frames);
    Allowance row = allowance(call, caller);
    boolean silent = row != null && (row.effect() == Effect.IDLE || row.effect() == Effect.ALLOW);
    String api = Fingerprint.culprit(culprit.type(), culprit.method());
    return new Classified(
        rule,
        rule.severity(),
        Long.MAX_VALUE,
        api,
        culprit,
        framework(frames),
        silent ? row : null);
  }

  private Allowance row(Call call, int caller) {
    if (call.family() == Family.SELECT && caller == call.frames().size()) {
      return OWN_SELECT;
    }
    if (call.family() == Family.PINNED && PinReason.isLoading(call.frames())) {
      return LOADING;
    }
    return isJdkClassInit(call.frames(), caller) ? JDK_CLASS_INIT : allowance(call, caller);
  }

  private static boolean isSilent(Effect effect, Rule rule) {
    boolean always = effect == Effect.IDLE || effect == Effect.ALLOW;
    return always || effect == Effect.LOCK && rule == Rule.BLOCKING_LOCK;
  }

  private Rule rule(Call call, int driver, Allowance row) {
    if (call.family() == Family.PINNED) {
      return Rule.CARRIER_PINNED;
    }
    if (isInClassInit(call.frames())) {
      return Rule.BLOCKING_CLASS_INIT;
    }
    boolean stream = call.family() == Family.STREAM;
    if (row != null && row.effect() == Effect.CONSOLE
        || stream && call.stream() == Call.Stream.CONSOLE) {
      return Rule.BLOCKING_CONSOLE;
    }
    if (driver >= 0) {
      return Rule.BLOCKING_JDBC;
    }
    if (row != null && row.effect() == Effect.FUTURE) {
      return Rule.BLOCKING_FUTURE;
    }
    if (stream && call.stream() == Call.Stream.PIPE) {
      return Rule.BLOCKING_PROCESS;
    }
    return waits(call.family()) ? Waits.ruleOf(call.frames()) : call.family().rule();
  }

  private static Severity severity(Call call, Rule rule) {
    boolean contendedLock = call.family() == Family.FILE_LOCK && call.nanos() >= CONTENDED_NANOS;
    boolean forced = call.family() == Family.SYNC || contendedLock;
    return forced && rule == Rule.BLOCKING_FILE ? Severity.ERROR : rule.severity();
  }

  private static int firstOutsideJdk(List<Frame> frames) {
    int i = 0;
    while (i < frames.size() && frames.get(i).jdk()) {
      i++;
    }
    return i;
  }

  private int outermostJdbc(List<Frame> frames) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (!jdbc.of(frames.get(i).type()).isEmpty()) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The first application frame from there outward, else the first that is not the JDK's, else the
   * outermost API.
   */
  private int culprit(List<Frame> frames, int from) {
    for (int i = from; i < frames.size(); i++) {
      if (!frames.get(i).jdk() && !tables.isFramework(frames.get(i).type())) {
        return i;
      }
    }
    return from < frames.size() ? from : Math.max(0, frames.size() - 1);
  }

  private Frame framework(List<Frame> frames) {
    for (Frame frame : frames) {
      if (!frame.jdk() && tables.isFramework(frame.type())) {
        return frame;
      }
    }
    return null;
  }

  private Allowance allowance(Call call, int caller) {
    List<Frame> frames = call.frames();
    boolean lock = isLock(call.family(), frames);
    for (int i = 0; i < frames.size(); i++) {
      Allowance row = tables.of(frames.get(i).type(), frames.get(i).method(), i, caller);
      if (row != null && (row.effect() != Effect.LOCK || lock)) {
        return row;
      }
    }
    return null;
  }

  private static boolean waits(Family family) {
    return family == Family.PARK || family == Family.MONITOR_WAIT;
  }

  /** Whether a lock that its owners hold for microseconds may have been waited for. */
  private static boolean isLock(Family family, List<Frame> frames) {
    return family == Family.MONITOR || waits(family) && Waits.ruleOf(frames) == Rule.BLOCKING_LOCK;
  }

  private static boolean isInClassInit(List<Frame> frames) {
    for (Frame frame : frames) {
      if (frame.isClassInit() && !frame.jdk()) {
        return true;
      }
    }
    return false;
  }

  /** A class of the JDK that is initialised below an API is part of that API. */
  private static boolean isJdkClassInit(List<Frame> frames, int caller) {
    for (int i = 0; i < caller; i++) {
      if (frames.get(i).isClassInit()) {
        return true;
      }
    }
    return false;
  }

  private static String api(Call call, int caller) {
    if (call.atCallSite()) {
      return call.api();
    }
    for (int i = caller - 1; i >= 0; i--) {
      Frame frame = call.frames().get(i);
      if (!ApiNames.isTransparent(frame.type())
          && !(i > 0 && isInherited(frame, call.frames().get(i - 1)))) {
        return ApiNames.publicName(frame.type()) + "." + frame.method();
      }
    }
    return call.api();
  }

  /**
   * A method that a stream inherits and that calls the stream's own of the same name, which says
   * more.
   */
  private static boolean isInherited(Frame frame, Frame inner) {
    return ApiNames.isStreamBase(frame.type()) && inner.method().equals(frame.method());
  }

  private String jdbcApi(Frame frame) {
    return jdbc.of(frame.type()).get(0).replace('/', '.') + "." + frame.method();
  }
}
