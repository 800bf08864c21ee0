// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

/** Every option with a fixed name. The options of one rule are described by {@link RuleOption}. */
public enum OptionKey {
  MODE(
      "mode",
      "report",
      "off|observe|report|throw",
      "What the agent does: nothing, collect findings for listeners only, write reports, or also refuse blocking calls"
          + " with an error where that is safe."),
  REPORT(
      "report",
      "stallgate-report",
      "directory",
      "Where the report goes. %p is the process id, %t the start time in milliseconds, %{NAME} an environment variable."),
  THRESHOLD(
      "threshold",
      "50ms",
      "duration",
      "A call that is a warning by itself becomes an error when it holds the loop this long."),
  ALLOW(
      "allow",
      "",
      "patterns",
      "Culprits that are accepted: class patterns with *, each with #method if only one is meant and with :reason,"
          + " joined by +. Example: com.acme.Legacy#load:start-up only"),
  BASELINE(
      "baseline",
      "",
      "file",
      "The gate's baseline. Methods it names report when they ran on a loop without the accepted call, which lets"
          + " 'baseline prune' remove their entries. It accepts nothing here, and may be absent."),
  LOOP(
      "loop",
      "",
      "patterns",
      "Threads that are loops besides the ones recognised: thread name patterns with *, joined by +."),
  QUIET("quiet", "false", "true|false", "No start line and no summary at exit."),
  STRICT(
      "strict",
      "false",
      "true|false",
      "A bad option ends the application with exit code 2 instead of leaving the agent off."),
  CONFIG(
      "config",
      "stallgate.properties",
      "file",
      "A properties file with the same keys; the default one may be absent."),
  CACHE(
      "cache",
      "",
      "directory or off",
      "Where rewritten JDK classes are kept between starts. Default: stallgate below the user's cache directory."),
  JFR(
      "jfr",
      "true",
      "true|false",
      "Events stallgate.Turn, stallgate.BlockingCall and stallgate.Lag in Flight Recorder while a recording runs;"
          + " without one they cost nothing."),
  JMX(
      "jmx",
      "false",
      "true|false",
      "The MXBean stallgate:type=Loops on the platform MBean server. Whoever may connect by JMX can then read the"
          + " findings, with class names."),
  REROUTE(
      "reroute",
      "false",
      "true|false",
      "Whether a loop of the Stallgate runtime goes on while one of its coroutines blocks. Refused on other loops: their"
          + " callers need the value before they return. Read at start. docs/reroute.md tells what is rerouted."),
  REGION(
      "region",
      "",
      "patterns",
      "Methods that wait in native code, which reroute=true shall treat as blocking calls: class patterns with *, each with"
          + " #method, joined by +. They must not use the loop. Example: com.acme.Native#call"),
  CPU_POLLS(
      "cpu.polls",
      "",
      "patterns",
      "Classes of the application whose loops can be asked to give way: class patterns with *, joined by +. They are"
          + " rewritten when they are loaded. Example: com.acme.report.*"),
  CPU_SLICES(
      "cpu.slices",
      "off",
      "off|runtime|virtual|all",
      "Who gives way in a class of cpu.polls after cpu.slice of processor time while others wait: coroutines of the"
          + " Stallgate runtime, or virtual threads of the JDK's own scheduler (JDK 21 and later), or both."
          + " docs/polls.md tells what that gives up."),
  CPU_SLICE("cpu.slice", "10ms", "duration", "The slice of cpu.slices, 1ms at the least.");

  private final String key;
  private final String byDefault;
  private final String syntax;
  private final String description;

  OptionKey(String key, String byDefault, String syntax, String description) {
    this.key = key;
    this.byDefault = byDefault;
    this.syntax = syntax;
    this.description = description;
  }

  public String key() {
    return key;
  }

  /** The default, as it would be written. */
  public String byDefault() {
    return byDefault;
  }

  /** What may stand there, in words. */
  public String syntax() {
    return syntax;
  }

  public String description() {
    return description;
  }

  static OptionKey of(String key) {
    for (OptionKey option : OptionKey.values()) {
      if (option.key.equals(key)) {
        return option;
      }
    }
    return null;
  }
}
