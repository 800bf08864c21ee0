// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.catalog.Rerouting;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.StandIn;
import io.github.stallgate.options.AllowPattern;
import io.github.stallgate.options.OptionKey;
import io.github.stallgate.options.Options;
import io.github.stallgate.options.RuleOption;
import io.github.stallgate.options.Setting;
import java.util.ArrayList;
import java.util.List;

/** What a person should know about the way the agent was set up; one line each. */
final class Advice {
  private static final String NO_REROUTE =
      ": the caller needs the value before it returns, so moving the work elsewhere would hold the"
          + " loop just as long; the calls are reported. Hand the work to a worker in the source";

  private Advice() {}

  static List<String> of(Options options, boolean late, int jdk) {
    List<String> advice = new ArrayList<>();
    for (AllowPattern pattern : options.allow()) {
      if (pattern.isWide()) {
        advice.add(
            "allow="
                + pattern.place()
                + " accepts more than one package and may hide new stalls; name the class, as"
                + " com.acme.Legacy#load");
      }
      if (pattern.reason().isEmpty()) {
        advice.add(
            "allow="
                + pattern.place()
                + " gives no reason; write allow="
                + pattern.place()
                + ":why it is right");
      }
    }
    String rerouting = rerouting(options);
    if (rerouting != null && !options.is(OptionKey.QUIET)) {
      advice.add(
          rerouting
              + ", on loops of the Stallgate runtime on JDK "
              + jdk
              + ", for "
              + Rerouting.all(jdk, Rerouting.REROUTED)
              + ". It can't be done for "
              + Rerouting.all(jdk, Rerouting.HELD));
    }
    if (rerouting == null && !options.regions().isEmpty()) {
      advice.add(
          "region="
              + options.text(OptionKey.REGION)
              + " has no effect without reroute=true; add that, or leave region out");
    }
    if (late && jdk <= StandIn.LAST_JDK_WITH_MANY) {
      advice.add(
          "attached late on JDK "
              + jdk
              + ": Thread.sleep(long), Object.wait(long), RandomAccessFile.length and setLength"
              + " and FileDescriptor.sync have no method to hook here, so it cannot see them in methods that were running"
              + " already, until these are called anew; use -javaagent to see them all");
    }
    return advice;
  }

  /** Why loops of that kind, which is not the runtime's, wait for their calls all the same. */
  static String refusal(Options options, String kind) {
    return rerouting(options) + " is not done on " + kind + " loops" + NO_REROUTE;
  }

  /** The option that asks for it; null if none does. */
  private static String rerouting(Options options) {
    if (options.is(OptionKey.REROUTE)) {
      return "reroute=true";
    }
    for (Rule rule : Rule.values()) {
      String key = RuleOption.POLICY.key(rule.id());
      Setting policy = options.settings().get(key);
      if (policy != null && policy.value().equals("reroute")) {
        return key + "=reroute";
      }
    }
    return null;
  }
}
