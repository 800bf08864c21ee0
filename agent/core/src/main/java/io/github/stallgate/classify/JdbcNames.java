// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import java.util.List;

/** Which classes are JDBC drivers, pools or their wrappers. */
public interface JdbcNames {
  /**
   * The JDBC interfaces of a class, internal names, the most special first; empty for any other
   * class.
   */
  List<String> of(String className);
}
