// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.observe.watch.Doing;
import io.github.stallgate.observe.watch.StackSample;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The stacks of one stall that were taken while its thread did certain things. Pure. */
final class Stacks {
  /** Frames of a class that is being found, linked or initialised, by the begin of their class. */
  private static final List<String> WARMING =
      List.of(
          "java.lang.ClassLoader",
          "jdk.internal.loader.",
          "java.net.URLClassLoader",
          "java.security.SecureClassLoader",
          "sun.instrument.",
          "java.lang.invoke.MethodHandleNatives",
          "java.lang.invoke.CallSite",
          "java.lang.invoke.LambdaMetafactory",
          "java.lang.invoke.StringConcatFactory",
          "java.lang.invoke.InnerClassLambdaMetafactory",
          "java.lang.invoke.MethodHandles$Lookup",
          "java.util.ServiceLoader");

  private final List<List<Frame>> frames = new ArrayList<>();
  private int allowed;
  private int warming;

  private Stacks(List<StackSample> samples, Set<Doing> doing) {
    for (StackSample sample : samples) {
      if (doing.contains(sample.doing())) {
        List<Frame> one = Frames.of(List.of(sample.frames()));
        if (!one.isEmpty()) {
          frames.add(one);
          allowed += sample.allowed() ? 1 : 0;
          warming += isWarming(one) ? 1 : 0;
        }
      }
    }
  }

  /** The ones that arrived in time; if none did, the late ones. */
  static Stacks of(List<StackSample> samples, Doing first, Doing... others) {
    Set<Doing> doing = EnumSet.of(first, others);
    List<StackSample> inTime = new ArrayList<>();
    for (StackSample sample : samples) {
      if (!sample.late()) {
        inTime.add(sample);
      }
    }
    Stacks stacks = new Stacks(inTime, doing);
    return stacks.frames.isEmpty() ? new Stacks(samples, doing) : stacks;
  }

  private static boolean isWarming(List<Frame> frames) {
    for (Frame frame : frames) {
      if (frame.isClassInit()) {
        return true;
      }
      for (String begin : WARMING) {
        if (frame.type().startsWith(begin)) {
          return true;
        }
      }
    }
    return false;
  }

  List<List<Frame>> frames() {
    return frames;
  }

  int size() {
    return frames.size();
  }

  boolean mostlyAllowed() {
    return allowed * 2 > frames.size();
  }

  /** How many hundredths of the stacks show a class being loaded, linked or initialised. */
  int warmingPercent() {
    return frames.isEmpty() ? 0 : warming * 100 / frames.size();
  }
}
