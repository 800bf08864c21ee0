// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory that published paths are relative to: the nearest one upwards that holds {@code
 * .git}, else the working directory.
 */
public record Repository(Path directory) {
  /**
   * @param working any directory in the repository
   */
  public static Repository around(Path working) throws IOException {
    Path start = working.toRealPath();
    for (Path each = start; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(".git"))) {
        return new Repository(each);
      }
    }
    return new Repository(start);
  }

  /** The path as formats write it, or null if links or dots lead out of the repository. */
  String relative(Path path) throws IOException {
    Path real = path.toRealPath();
    if (!real.startsWith(directory)) {
      return null;
    }
    return directory.relativize(real).toString().replace('\\', '/');
  }

  /** Whether that directory lies in the repository. */
  public boolean holds(Path path) throws IOException {
    return path.toRealPath().startsWith(directory);
  }
}
