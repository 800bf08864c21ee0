// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.premain;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The jar this class came from. Its classes for other zones are named {@code .classdata}, so that
 * nobody finds them.
 */
final class AgentJar {
  private final JarFile file;
  private final String build;

  private AgentJar(JarFile file, String build) {
    this.file = file;
    this.build = build;
  }

  static AgentJar own() throws IOException, URISyntaxException {
    URL location = AgentJar.class.getProtectionDomain().getCodeSource().getLocation();
    File path = new File(location.toURI());
    String build = Long.toHexString(path.length()) + "-" + Long.toHexString(path.lastModified());
    return new AgentJar(new JarFile(path, false), build);
  }

  /** A name for this very jar, so that what one build has cached is not used by another. */
  String build() {
    return build;
  }

  /** Where the jar is, as an absolute path. */
  String path() {
    return file.getName();
  }

  /** The entry's bytes, or null if there is none of that name. */
  byte[] read(String name) throws IOException {
    ZipEntry entry = file.getEntry(name);
    if (entry == null) {
      return null;
    }
    try (InputStream in = file.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
