// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads every {@code *.jsonl} of the given directories and of the directories directly in them: one
 * level, so that one argument covers several modules' or forks' directories, and other tools' files
 * further down stay out. A file given instead of a directory is read as a report. A file reached
 * twice counts once. Not for use by several threads at once.
 */
public final class ReportDirectory {
  private static final int LEVELS = 2;

  private final Map<Path, Path> found = new LinkedHashMap<>();
  private final Texts texts = new Texts();
  private final List<ReportFile> files = new ArrayList<>();
  private final List<BadReport> problems = new ArrayList<>();
  private final List<Path> absent = new ArrayList<>();
  private final List<Path> empty = new ArrayList<>();

  private ReportDirectory() {}

  /**
   * Reads what can be read; what cannot is told in the result, so that one bad file hides no other.
   */
  public static Reports read(Collection<Path> directories) {
    ReportDirectory reading = new ReportDirectory();
    directories.forEach(reading::look);
    reading.found.values().stream().sorted().forEach(reading::readFile);
    return new Reports(
        List.copyOf(reading.files),
        List.copyOf(reading.problems),
        List.copyOf(reading.absent),
        List.copyOf(reading.empty));
  }

  private void look(Path directory) {
    if (!Files.exists(directory)) {
      absent.add(directory);
      return;
    }
    Search search = new Search(directory);
    try {
      Files.walkFileTree(directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), LEVELS, search);
    } catch (IOException e) {
      search.failed(directory, e);
    }
    if (search.nothing) {
      empty.add(directory);
    }
  }

  private void readFile(Path path) {
    try {
      files.add(ReportReader.read(path, texts));
    } catch (BadReport e) {
      problems.add(e);
    }
  }

  /** Collects the reports under one directory. */
  private final class Search extends SimpleFileVisitor<Path> {
    private final Path start;
    private boolean nothing = true;

    Search(Path start) {
      this.start = start;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      boolean named = path.equals(start) || path.toString().endsWith(".jsonl");
      // A pipe would be read for ever; a dangling link is told when it is read.
      if (named && (attributes.isRegularFile() || attributes.isSymbolicLink())) {
        found.putIfAbsent(real(path), path);
        nothing = false;
      }
      return FileVisitResult.CONTINUE;
    }

    private Path real(Path path) {
      try {
        return path.toRealPath();
      } catch (IOException e) {
        return path.toAbsolutePath().normalize();
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
      failed(path, e);
      return FileVisitResult.CONTINUE;
    }

    private void failed(Path path, IOException e) {
      String why =
          e instanceof AccessDeniedException
              ? "give this user permission to read it"
              : Escape.text(e.toString());
      problems.add(new BadReport(path, 0, "cannot be searched for reports: " + why));
      nothing = false;
    }
  }
}
