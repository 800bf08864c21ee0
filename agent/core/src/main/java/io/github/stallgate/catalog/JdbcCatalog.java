// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import java.util.List;
import java.util.Map;

/**
 * The JDBC interfaces, and their methods that do work whether or not a socket is touched: an
 * embedded query is work on the loop. The other methods of a driver are found by the sockets and
 * files below them.
 */
public final class JdbcCatalog {
  private static final int FIRST_ID = 7_100;

  /**
   * Interfaces whose implementations are drivers, pools or their wrappers; the more special ones
   * first.
   */
  public static final List<String> INTERFACES =
      List.of(
          "java/sql/CallableStatement",
          "java/sql/PreparedStatement",
          "java/sql/Statement",
          "java/sql/ResultSet",
          "java/sql/Connection",
          "java/sql/DatabaseMetaData",
          "java/sql/Driver",
          "javax/sql/DataSource",
          "javax/sql/ConnectionPoolDataSource",
          "javax/sql/XADataSource",
          "javax/sql/PooledConnection");

  private static final Map<String, List<String>> WORK =
      Map.of(
          "java/sql/Statement",
          List.of(
              "execute",
              "executeQuery",
              "executeUpdate",
              "executeLargeUpdate",
              "executeBatch",
              "executeLargeBatch"),
          "java/sql/Connection",
          List.of("commit", "rollback"),
          "java/sql/Driver",
          List.of("connect"));

  private JdbcCatalog() {}

  /**
   * The id of the hook for that method of a class that implements these interfaces; -1 if it is not
   * hooked.
   */
  public static int idOf(List<String> interfaces, String method) {
    int id = FIRST_ID;
    for (String type : List.of("java/sql/Statement", "java/sql/Connection", "java/sql/Driver")) {
      int at = WORK.get(type).indexOf(method);
      if (at >= 0 && isOneOf(interfaces, type)) {
        return id + at;
      }
      id += WORK.get(type).size();
    }
    return -1;
  }

  private static boolean isOneOf(List<String> interfaces, String type) {
    return interfaces.contains(type)
        || type.equals("java/sql/Statement")
            && (interfaces.contains("java/sql/PreparedStatement")
                || interfaces.contains("java/sql/CallableStatement"));
  }
}
