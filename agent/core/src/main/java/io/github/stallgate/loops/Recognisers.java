// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

import java.util.List;

/**
 * The frameworks that are known. Netty is known by the method that runs its loop, see LoopEntry.
 */
public final class Recognisers {
  private static final String NONE = "";
  private static final String NETTY = "netty";

  private static final List<Recogniser> ALL =
      List.of(
          new VertxLoops(),
          new ReactorLoops(),
          new RxJavaLoops(),
          new AwtLoops(),
          new HttpClientLoops(),
          new RuntimeLoops(),
          new VirtualLoops());

  /** Answers by thread class; kept as long as the class is. */
  private static final ClassValue<String> STARTED =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          for (Recogniser recogniser : ALL) {
            if (recogniser.startsLoop(type)) {
              return recogniser.kind();
            }
          }
          return NONE;
        }
      };

  private Recognisers() {}

  /** The kind of loop that every thread of that class runs; null if it need not run one. */
  static String startedBy(Class<?> threadType) {
    String kind = STARTED.get(threadType);
    return kind.equals(NONE) ? null : kind;
  }

  /** The name a loop goes by that {@code kind} runs on such a thread. */
  static String ownerOf(Class<?> threadType, String kind) {
    for (Recogniser recogniser : ALL) {
      if (recogniser.owns(threadType)) {
        return recogniser.kind();
      }
    }
    return kind;
  }

  /** What a loop of that kind is called. */
  static String nameOf(String kind, Thread thread, Object runner) {
    for (Recogniser recogniser : ALL) {
      if (recogniser.kind().equals(kind)) {
        return recogniser.nameOf(thread, runner);
      }
    }
    return thread.getName();
  }

  /** Whether loops of that kind are a framework's, whose idle waits are known by their frames. */
  public static boolean isFramework(String kind) {
    if (kind.equals(NETTY)) {
      return true;
    }
    for (Recogniser recogniser : ALL) {
      if (recogniser.kind().equals(kind)) {
        return true;
      }
    }
    return false;
  }

  /** Whether loops of that kind carry virtual threads and run nothing else. */
  public static boolean isCarrier(String kind) {
    return kind.equals(VirtualLoops.KIND);
  }

  /** Whether loops of that kind run virtual threads on their own thread, as their own work. */
  static boolean lends(String kind) {
    return kind.equals(RuntimeLoops.KIND);
  }

  /** Whether a loop of that kind can go on while its calls block, or has none: a carrier. */
  public static boolean canReroute(String kind) {
    return kind.equals(RuntimeLoops.KIND) || isCarrier(kind);
  }

  /** Whether several threads may be one loop of that kind, one at a time, under one name. */
  public static boolean isShared(String kind) {
    return kind.equals(RuntimeLoops.KIND);
  }

  /** Everything that is looked for, for the start line. */
  public static String names() {
    StringBuilder names = new StringBuilder(NETTY);
    for (Recogniser recogniser : ALL) {
      names.append(", ").append(recogniser.kind());
    }
    return names.toString();
  }
}
