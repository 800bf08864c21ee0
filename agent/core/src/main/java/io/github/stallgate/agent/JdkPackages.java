// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/** The packages of this JVM's own modules, looked up only if anybody wants to know. */
final class JdkPackages implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    Set<String> packages = new TreeSet<>();
    for (Module module : ModuleLayer.boot().modules()) {
      String name = module.getName();
      if (name.startsWith("java.") || name.startsWith("jdk.")) {
        packages.addAll(module.getPackages());
      }
    }
    return packages.iterator();
  }
}
