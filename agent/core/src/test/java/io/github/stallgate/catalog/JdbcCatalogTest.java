// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JdbcCatalogTest {
  @Test
  void idOf_methodOfAnotherInterface_isNone() {
    assertThat(JdbcCatalog.idOf(List.of("java/sql/Connection"), "executeQuery")).isEqualTo(-1);
    assertThat(JdbcCatalog.idOf(List.of("java/sql/Statement"), "commit")).isEqualTo(-1);
    assertThat(JdbcCatalog.idOf(List.of("java/sql/ResultSet"), "next")).isEqualTo(-1);
    assertThat(JdbcCatalog.idOf(List.of(), "connect")).isEqualTo(-1);
  }

  @Test
  void idOf_specialStatements_areStatements() {
    int id = JdbcCatalog.idOf(List.of("java/sql/Statement"), "execute");
    assertThat(JdbcCatalog.idOf(List.of("java/sql/PreparedStatement"), "execute")).isEqualTo(id);
    assertThat(JdbcCatalog.idOf(List.of("java/sql/CallableStatement"), "execute")).isEqualTo(id);
  }

  @Test
  void idOf_classThatIsBoth_findsEither() {
    List<String> both = List.of("java/sql/Connection", "java/sql/Driver");
    assertThat(JdbcCatalog.idOf(both, "commit")).isPositive();
    assertThat(JdbcCatalog.idOf(both, "connect")).isPositive();
  }
}
