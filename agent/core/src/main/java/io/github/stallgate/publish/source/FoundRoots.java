// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.source;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The source roots of a project and of its modules by the layout of Maven and Gradle: {@code
 * src/main/java}, {@code src/test/kotlin} and the like, sorted.
 */
public final class FoundRoots {
  /** Modules nested deeper than this give their roots by hand. */
  private static final int LEVELS = 8;

  private static final Set<String> NO_MODULES = Set.of("target", "build", "out", "node_modules");

  private FoundRoots() {}

  public static List<Path> below(Path directory) throws IOException {
    List<Path> roots = new ArrayList<>();
    Files.walkFileTree(
        directory.toRealPath(),
        EnumSet.noneOf(FileVisitOption.class),
        LEVELS,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            if (isRoot(each)) {
              roots.add(each);
              return FileVisitResult.SKIP_SUBTREE;
            }
            String name = String.valueOf(each.getFileName());
            boolean skipped = NO_MODULES.contains(name) || name.startsWith(".");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path each, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return roots.stream().sorted().toList();
  }

  /** {@code src/ANY/java}. */
  private static boolean isRoot(Path directory) {
    int names = directory.getNameCount();
    return names >= 3
        && directory.getName(names - 3).toString().equals("src")
        && SourceLanguage.DIRECTORIES.contains(directory.getName(names - 1).toString());
  }
}
