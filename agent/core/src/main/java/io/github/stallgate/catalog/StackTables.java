// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The two reviewed tables about stacks, read from the jar when the first stack is judged. */
public final class StackTables {
  private final List<Allowance> allowances = new ArrayList<>();
  private final List<String> frameworks = lines("frameworks.txt");

  private StackTables() {
    for (String line : lines("allowances.txt")) {
      allowances.add(row(line));
    }
  }

  /**
   * @throws IllegalStateException if a row is malformed; a test reads them all
   */
  public static StackTables read() {
    return new StackTables();
  }

  public List<Allowance> allowances() {
    return List.copyOf(allowances);
  }

  /**
   * The first row that speaks of that frame; null if none does.
   *
   * @param frame its index in the stack, innermost first
   * @param caller the index of the first frame outside the JDK
   */
  public Allowance of(String className, String methodName, int frame, int caller) {
    for (Allowance allowance : allowances) {
      if (allowance.effect().speaksAt(frame, caller) && allowance.matches(className, methodName)) {
        return allowance;
      }
    }
    return null;
  }

  public boolean isFramework(String className) {
    for (String prefix : frameworks) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static Allowance row(String line) {
    String[] columns = line.split("\\|", -1);
    String[] frame = columns.length == 3 ? columns[1].trim().split("#", -1) : new String[0];
    if (columns.length != 3 || columns[2].isBlank()) {
      throw new IllegalStateException("allowance without three columns: " + line);
    }
    String method = frame.length == 2 ? frame[1] : "*";
    Effect effect = Effect.valueOf(columns[0].trim().toUpperCase(Locale.ROOT));
    return new Allowance(effect, frame[0], method, columns[2].trim());
  }

  private static List<String> lines(String resource) {
    List<String> lines = new ArrayList<>();
    try (InputStream in = StackTables.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && line.charAt(0) != '#') {
          lines.add(line.trim());
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return lines;
  }
}
