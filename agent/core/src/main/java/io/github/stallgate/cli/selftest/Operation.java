// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.util.Objects;

/**
 * One call that the agent must report on a loop, or, without a rule, one that it must keep silent
 * about.
 *
 * @param name what is called, unique in the catalogue, for example {@code Thread.sleep(long)}
 * @param rule id of the rule that must report it; null if it is harmless
 * @param severity the severity the finding must carry, in lower case; null if not asserted
 * @param api the JDK method that the finding must name, as {@code java.lang.Thread.sleep}; null if
 *     not asserted
 * @param minJdk first feature release that has the call
 * @param maxJdk last feature release that has the call
 * @param body the code itself
 */
public record Operation(
    String name, String rule, String severity, String api, int minJdk, int maxJdk, Body body) {

  public Operation {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(body, "body");
  }

  /** Whether this JDK has the call. */
  public boolean isOnThisJdk() {
    int feature = Runtime.version().feature();
    return minJdk <= feature && feature <= maxJdk;
  }

  /** The method a finding must name as culprit, as {@code package.Class.method}. */
  public String culprit() {
    return body.culprit();
  }

  /** Whether the agent must stay silent about it. */
  public boolean isHarmless() {
    return rule == null;
  }

  /** The name, so that a failed test says which operation it was. */
  @Override
  public String toString() {
    return name;
  }

  Operation since(int feature) {
    return new Operation(name, rule, severity, api, feature, maxJdk, body);
  }

  Operation judged(String wanted) {
    return new Operation(name, rule, wanted, api, minJdk, maxJdk, body);
  }
}
