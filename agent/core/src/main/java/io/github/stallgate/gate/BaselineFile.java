// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.report.Escape;
import io.github.stallgate.report.WholeFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The baseline on disk. Replaced as a whole, so that a reader never sees half of it. Stateless; any
 * thread.
 */
public final class BaselineFile {
  private final Path path;
  private final String name;

  public BaselineFile(Path path) {
    this.path = path;
    this.name = Escape.text(path.toString());
  }

  /** The path as messages name it. */
  public String name() {
    return name;
  }

  public boolean exists() {
    return Files.exists(path);
  }

  /**
   * Reads the file.
   *
   * @throws BadBaseline with every malformed line, or if there is no such file
   */
  public Baseline read() throws BadBaseline {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(path, StandardCharsets.UTF_8));
      if (!lines.isEmpty()) {
        lines.set(0, lines.get(0).replaceFirst("^\ufeff", ""));
      }
      return BaselineFormat.parse(name, lines);
    } catch (NoSuchFileException e) {
      throw problem("does not exist; create it with: baseline accept --all --reason TEXT");
    } catch (CharacterCodingException e) {
      throw problem("is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw problem("cannot be read: " + Escape.text(e.getMessage()));
    }
  }

  /** Reads the file, or gives the baseline that accepts nothing if there is none. */
  public Baseline readIfPresent() throws BadBaseline {
    return exists() ? read() : Baseline.EMPTY;
  }

  /**
   * Writes the file.
   *
   * @param environment the process's variables; with {@code CI} among them nothing is written
   * @throws BadBaseline if that is refused or fails; the old file is then unchanged
   */
  public void write(Baseline baseline, Map<String, String> environment) throws BadBaseline {
    String ci = environment.getOrDefault("CI", "");
    if (!ci.isEmpty() && !ci.equalsIgnoreCase("false")) {
      throw problem(
          "is not changed on a build server (CI="
              + Escape.text(ci)
              + "): accept findings on your own machine and commit the file");
    }
    try {
      String text = String.join("\n", BaselineFormat.render(baseline)) + "\n";
      WholeFile.write(path, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw problem("cannot be written (" + Escape.text(String.valueOf(e)) + "); nothing changed");
    }
  }

  private BadBaseline problem(String what) {
    return new BadBaseline(List.of(name + ": " + what));
  }
}
