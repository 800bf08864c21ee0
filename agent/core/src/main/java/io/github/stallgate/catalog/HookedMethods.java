// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import java.util.Set;

/**
 * Methods of one JDK class that are hooked alike.
 *
 * @param type internal name, with slashes
 * @param names method names, or name and descriptor where only one overload is meant
 */
public record HookedMethods(
    String type, Family family, int sinceJdk, int untilJdk, Set<String> names) {
  public boolean isFor(int jdk) {
    return jdk >= sinceJdk && jdk <= untilJdk;
  }

  public boolean covers(String name, String descriptor) {
    return names.contains(name) || names.contains(name + descriptor);
  }
}
