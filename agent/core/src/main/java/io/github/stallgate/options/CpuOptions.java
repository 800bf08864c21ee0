// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import java.util.ArrayList;
import java.util.List;

/**
 * Who computes may be asked to give way, and where. What can't be done is left out and told; the
 * rest of the agent does not depend on it.
 *
 * @param polls classes with polls; none if one of the patterns is refused
 * @param runtime whether coroutines of stallgate-runtime get slices
 * @param virtual whether virtual threads of the JDK's own scheduler do
 * @param refused one line for each part that is off
 */
public record CpuOptions(
    List<NamePattern> polls,
    boolean runtime,
    boolean virtual,
    long sliceNanos,
    List<String> refused) {
  private static final long LEAST_SLICE_NANOS = 1_000_000;
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final String OURS = "io.github.stallgate.";
  private static final List<String> OUR_PACKAGES =
      List.of(OURS + "agent", OURS + "premain", OURS + "runtime", OURS + "runtime.fiber");

  /**
   * What the options ask for, as far as it can be done.
   *
   * @param jdkPackages the packages of the JDK, with dots
   */
  public static CpuOptions of(Options options, int jdk, Iterable<String> jdkPackages) {
    List<String> refused = new ArrayList<>();
    List<NamePattern> polls = options.polls();
    for (NamePattern pattern : polls) {
      String line = refusalOf(pattern, jdkPackages);
      if (line != null) {
        refused.add(line);
      }
    }
    polls = refused.isEmpty() ? polls : List.of();
    String who = options.text(OptionKey.CPU_SLICES);
    boolean all = who.equals("all") && isLongEnough(options, refused);
    boolean runtime = all || who.equals("runtime") && isLongEnough(options, refused);
    boolean virtual = all || who.equals("virtual") && isLongEnough(options, refused);
    if (virtual && jdk < FIRST_WITH_VIRTUAL_THREADS) {
      refused.add(
          "cpu.slices="
              + who
              + ": JDK "
              + jdk
              + " has no virtual threads, none get slices; take JDK 21 or later, or cpu.slices="
              + (all ? "runtime" : "off"));
      virtual = false;
    }
    if ((runtime || virtual) && options.polls().isEmpty()) {
      refused.add(
          "cpu.slices="
              + who
              + " has no effect without polls; name the classes that compute, as"
              + " cpu.polls=com.acme.report.*");
    }
    boolean can = !polls.isEmpty();
    return new CpuOptions(polls, can && runtime, can && virtual, options.sliceNanos(), refused);
  }

  private static boolean isLongEnough(Options options, List<String> refused) {
    boolean enough = options.sliceNanos() >= LEAST_SLICE_NANOS;
    if (!enough) {
      refused.add(
          "cpu.slice="
              + options.text(OptionKey.CPU_SLICE)
              + " is too short, nobody gets slices; write 1ms or more, 10ms is a good value");
    }
    return enough;
  }

  /** Null if the pattern is good. */
  private static String refusalOf(NamePattern pattern, Iterable<String> jdkPackages) {
    String of = packageIn(pattern, OUR_PACKAGES);
    of = of == null ? packageIn(pattern, jdkPackages) : of;
    if (of == null) {
      return null;
    }
    return "cpu.polls="
        + pattern.text()
        + " matches classes of "
        + of
        + ", where a loop must not be held up; no class gets polls. Name packages of the application, as"
        + " cpu.polls=com.acme.report.*";
  }

  /** The first of the packages that a class of that pattern may be in; null if there is none. */
  private static String packageIn(NamePattern pattern, Iterable<String> packages) {
    int dot = pattern.text().lastIndexOf('.');
    String own = dot < 0 ? "" : pattern.text().substring(0, dot);
    for (String each : packages) {
      if (each.equals(own) || pattern.matches(each + ".C")) {
        return each;
      }
    }
    return null;
  }
}
