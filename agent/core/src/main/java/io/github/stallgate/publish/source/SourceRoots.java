// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.source;

import io.github.stallgate.publish.SourceFiles;
import io.github.stallgate.report.Frame;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The source files below some directories. They are listed once; a look-up is by name in that list,
 * so that no name in a report can reach another file. Links to directories are not followed.
 */
public final class SourceRoots implements SourceFiles {
  /** A source file: its directory below its root, and its path in the repository. */
  private record Source(String directory, String path) {}

  private final Map<String, List<Source>> byName = new HashMap<>();

  /**
   * @param roots directories in which a package's directory begins
   * @throws IOException if one cannot be listed
   */
  public SourceRoots(Repository repository, Collection<Path> roots) throws IOException {
    for (Path root : roots) {
      Files.walkFileTree(root.toRealPath(), new Listing(repository, root.toRealPath()));
    }
  }

  @Override
  public String pathOf(Frame frame) {
    String type = outermost(frame.className());
    int simpleName = type.lastIndexOf('.') + 1;
    String packagePath = simpleName == 0 ? "" : type.substring(0, simpleName - 1).replace('.', '/');
    if (frame.file() != null) {
      return only(frame.file(), packagePath);
    }
    for (SourceLanguage language : SourceLanguage.values()) {
      String path = only(type.substring(simpleName) + language.suffix(), packagePath);
      if (path != null) {
        return path;
      }
    }
    return null;
  }

  /** The class that a nested, anonymous or lambda's class was written in. */
  private static String outermost(String className) {
    int start = className.lastIndexOf('.') + 2;
    int nested = start < className.length() ? className.indexOf('$', start) : -1;
    String type = nested < 0 ? className : className.substring(0, nested);
    int hidden = type.indexOf('/');
    return hidden < 0 ? type : type.substring(0, hidden);
  }

  private String only(String fileName, String packagePath) {
    SourceLanguage language = SourceLanguage.of(fileName);
    String exact = null;
    String likely = null;
    int exacts = 0;
    int likelies = 0;
    for (Source source : byName.getOrDefault(fileName, List.of())) {
      if (source.directory().equals(packagePath)) {
        exact = source.path();
        exacts++;
      } else if (language.mayLieIn(source.directory(), packagePath)) {
        likely = source.path();
        likelies++;
      }
    }
    if (exacts > 0) {
      return exacts == 1 ? exact : null;
    }
    return likelies == 1 ? likely : null;
  }

  private final class Listing extends SimpleFileVisitor<Path> {
    private final Repository repository;
    private final Path root;

    Listing(Repository repository, Path root) {
      this.repository = repository;
      this.root = root;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = file.getFileName().toString();
      if (attributes.isRegularFile() && SourceLanguage.of(name) != null) {
        String path = repository.relative(file);
        if (path != null) {
          String directory = root.relativize(file.getParent()).toString().replace('\\', '/');
          List<Source> sources = byName.computeIfAbsent(name, key -> new ArrayList<>());
          if (sources.stream().noneMatch(known -> known.path().equals(path))) {
            sources.add(new Source(directory, path));
          }
        }
      }
      return FileVisitResult.CONTINUE;
    }

    /** What may not be read has no path to tell; the rest has. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
