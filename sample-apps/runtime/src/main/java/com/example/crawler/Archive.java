// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.crawler;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What was found, in a file of H2 that is written at each commit. Closed, the file is there. */
final class Archive implements AutoCloseable {
  private final String url;

  /** Keeps the database open. */
  private final Connection first;

  Archive(Path file) throws SQLException {
    url = "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0";
    first = connect();
    try (Statement statement = first.createStatement()) {
      statement.execute("create table page(path varchar primary key, title varchar not null)");
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  static PreparedStatement insertion(Connection connection) throws SQLException {
    return connection.prepareStatement("insert into page(path, title) values (?, ?)");
  }

  static void insert(PreparedStatement insertion, String path, String title) throws SQLException {
    insertion.setString(1, path);
    insertion.setString(2, title);
    insertion.executeUpdate();
  }

  int size() throws SQLException {
    try (Statement statement = first.createStatement();
        ResultSet result = statement.executeQuery("select count(distinct title) from page")) {
      result.next();
      return result.getInt(1);
    }
  }

  @Override
  public void close() throws SQLException {
    first.close();
  }
}
