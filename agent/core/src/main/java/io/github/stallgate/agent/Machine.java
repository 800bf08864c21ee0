// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.catalog.Version;
import io.github.stallgate.options.OptionKey;
import io.github.stallgate.options.Options;
import io.github.stallgate.options.Setting;
import java.io.File;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Facts about this JVM, for the report's header and for paths. */
final class Machine {
  static final String VERSION = Version.NUMBER;

  private final long started = System.currentTimeMillis();

  /** The name of a link that Linux keeps; asking the JDK instead starts a thread pool in it. */
  private static long pid() {
    try {
      String name = new File("/proc/self").getCanonicalFile().getName();
      return Long.parseLong(name);
    } catch (IOException | NumberFormatException otherSystem) {
      return ProcessHandle.current().pid();
    }
  }

  /** The report's file, placeholders filled in. */
  File report(Options options) {
    String folder =
        fill(options.text(OptionKey.REPORT))
            .replace("%p", Long.toString(pid()))
            .replace("%t", Long.toString(started));
    return new File(folder, pid() + "-" + started + ".jsonl");
  }

  private static String fill(String path) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int at = path.indexOf("%{"); at >= 0; at = path.indexOf("%{", from)) {
      int end = path.indexOf('}', at);
      if (end < 0) {
        break;
      }
      String value = System.getenv(path.substring(at + 2, end));
      filled.append(path, from, at).append(value == null ? "" : value);
      from = end + 1;
    }
    return filled.append(path.substring(from)).toString();
  }

  /** Where rewritten classes are kept; null: nowhere. One file for each agent and JVM build. */
  static File cache(Options options, String agentBuild, boolean rerouting) {
    String option = options.text(OptionKey.CACHE);
    if (option.equals("off")) {
      return null;
    }
    File folder = option.isEmpty() ? defaultCache() : new File(option);
    if (folder == null) {
      return null;
    }
    String build =
        agentBuild
            + "-"
            + System.getProperty("java.vm.version")
            + "-"
            + System.getProperty("os.arch")
            + (rerouting ? "-reroute" : "");
    return new File(folder, "patched-" + build.replace(File.separatorChar, '_') + ".bin");
  }

  private static File defaultCache() {
    String caches = System.getenv("XDG_CACHE_HOME");
    if (caches != null && !caches.isEmpty()) {
      return new File(caches, "stallgate");
    }
    String home = System.getProperty("user.home");
    return home == null || home.isEmpty() || home.equals("?")
        ? null
        : new File(home, ".cache/stallgate");
  }

  Map<String, Object> header(Options options) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("version", VERSION);
    facts.put("pid", pid());
    facts.put("started", time(started));
    facts.put("jdk", System.getProperty("java.version"));
    facts.put(
        "vm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    facts.put("host", Map.of("cpus", Runtime.getRuntime().availableProcessors()));
    facts.put("main", main());
    Map<String, Object> set = new LinkedHashMap<>();
    Map<String, Object> origins = new LinkedHashMap<>();
    for (Map.Entry<String, Setting> each : options.settings().entrySet()) {
      set.put(each.getKey(), each.getValue().value());
      origins.put(each.getKey(), each.getValue().origin());
    }
    facts.put("options", set);
    facts.put("origins", origins);
    return facts;
  }

  /** ISO 8601 in UTC, without the formatter, which is slow to start. */
  private static String time(long millis) {
    int nanos = (int) Math.floorMod(millis, 1_000L) * 1_000_000;
    return LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1_000L), nanos, ZoneOffset.UTC) + "Z";
  }

  private static String main() {
    String command = System.getProperty("sun.java.command", "");
    int space = command.indexOf(' ');
    return space < 0 ? command : command.substring(0, space);
  }

  /** A separator that the console can show. */
  static String dot() {
    String encoding =
        System.getProperty("stderr.encoding", System.getProperty("sun.jnu.encoding", ""));
    return encoding.equalsIgnoreCase("UTF-8") ? " \u00b7 " : " - ";
  }
}
