// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.source;

import java.util.List;

/** Languages whose files a class may have been compiled from. */
enum SourceLanguage {
  JAVA(".java", true),
  KOTLIN(".kt", false),
  GROOVY(".groovy", true),
  SCALA(".scala", false);

  static final List<String> DIRECTORIES = List.of("java", "kotlin", "groovy", "scala");

  private final String suffix;
  private final boolean inPackageDirectory;

  SourceLanguage(String suffix, boolean inPackageDirectory) {
    this.suffix = suffix;
    this.inPackageDirectory = inPackageDirectory;
  }

  String suffix() {
    return suffix;
  }

  /** The language of a file of that name, or null. */
  static SourceLanguage of(String fileName) {
    for (SourceLanguage language : values()) {
      if (fileName.endsWith(language.suffix)) {
        return language;
      }
    }
    return null;
  }

  /** Whether a file in that directory may be of that package; both with slashes. */
  boolean mayLieIn(String directory, String packagePath) {
    if (directory.equals(packagePath)) {
      return true;
    }
    // Kotlin and Scala projects leave out the directories that all their packages share.
    return !inPackageDirectory && (directory.isEmpty() || packagePath.endsWith("/" + directory));
  }
}
