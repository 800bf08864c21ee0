// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.tools.Server;

/** A statement that waits for a row which another connection has changed and not committed. */
final class Jdbc {
  private static final String OPTIONS = "mem:gaps;LOCK_TIMEOUT=10000";
  private static final String CHANGE = "UPDATE counter SET n = n + 1";

  private Jdbc() {}

  static Blocked embedded(Partner partner) throws SQLException {
    return waiting(partner, "jdbc:h2:" + OPTIONS);
  }

  static Blocked overTcp(Partner partner) throws SQLException {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    partner.keep(server::stop);
    return waiting(partner, "jdbc:h2:tcp://localhost:" + server.getPort() + "/" + OPTIONS);
  }

  private static Blocked waiting(Partner partner, String url) throws SQLException {
    Connection other = partner.keep(DriverManager.getConnection(url));
    Connection own = partner.keep(DriverManager.getConnection(url));
    execute(other, "CREATE TABLE counter(n INT) AS SELECT 0");
    partner.keep(() -> execute(other, "DROP TABLE counter"));
    other.setAutoCommit(false);
    return millis -> {
      partner.hold(millis, () -> execute(other, CHANGE), other::commit);
      execute(own, CHANGE);
    };
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
