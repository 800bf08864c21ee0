// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

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
      " is not done: on loops that are not of the Stallgate runtime the caller needs the value before it returns, so moving"
          + " the work elsewhere would hold the loop just as long; the calls are reported. Hand the work to a worker in the"
          + " source";

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
    if (options.is(OptionKey.REROUTE)) {
      advice.add("reroute=true" + NO_REROUTE);
    }
    for (Rule rule : Rule.values()) {
      Setting policy = options.settings().get(RuleOption.POLICY.key(rule.id()));
      if (policy != null && policy.value().equals("reroute")) {
        advice.add(RuleOption.POLICY.key(rule.id()) + "=reroute" + NO_REROUTE);
      }
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
}
