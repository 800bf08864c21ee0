// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The orders in the database.
 *
 * <p>JDBC waits for its database, so these methods belong on a worker thread: the clean twin calls
 * them there, the planted one on the loop. The one connection is used by one thread at a time.
 */
final class OrderRepo {
  private final PreparedStatement findOpen;
  private final PreparedStatement close;

  /** Creates the table with some orders in it; waits for the database. */
  OrderRepo(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("create table orders (id int primary key, item varchar, open boolean)");
      statement.execute("insert into orders select x, 'item ' || x, true from system_range(1, 9)");
    }
    findOpen = database.prepareStatement("select id, item from orders where open order by id");
    close = database.prepareStatement("update orders set open = false where id = ?");
  }

  /** The open orders by id. */
  synchronized List<Order> findOpen() throws SQLException {
    ResultSet rows = findOpen.executeQuery(); // stall: BlockingJdbc
    List<Order> orders = new ArrayList<>();
    while (rows.next()) {
      orders.add(new Order(rows.getInt("id"), rows.getString("item")));
    }
    return orders;
  }

  /** Closes an order; false if there is none of that id. */
  synchronized boolean close(int id) throws SQLException {
    close.setInt(1, id);
    return close.executeUpdate() > 0; // stall: BlockingJdbc
  }
}
