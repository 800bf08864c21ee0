// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

class JdbcTypesTest {
  private final JdbcTypes types = new JdbcTypes();

  /** A driver's own interface. */
  interface Extended extends PreparedStatement {}

  abstract static class Base implements Extended {}

  abstract static class Derived extends Base implements ResultSet {}

  @Test
  void learn_hierarchyInClassFiles_findsAllInterfacesMostSpecialFirst() {
    assertThat(learn(Derived.class, JdbcTypesTest.class.getClassLoader()))
        .containsExactly("java/sql/PreparedStatement", "java/sql/ResultSet");
    assertThat(types.of(Derived.class.getName())).isNotEmpty();
    assertThat(types.of(Base.class.getName())).isEmpty();
  }

  @Test
  void learn_superclassSeenBefore_needsNoClassFile() {
    learn(Extended.class, null);
    learn(Base.class, null);
    assertThat(learn(Derived.class, null)).hasSize(2);
  }

  @Test
  void learn_superclassWithoutAClassFile_findsWhatItCan() {
    assertThat(learn(Derived.class, null)).containsExactly("java/sql/ResultSet");
  }

  @Test
  void learn_otherClasses_haveNone() {
    assertThat(learn(JdbcTypesTest.class, JdbcTypesTest.class.getClassLoader())).isEmpty();
    assertThat(types.of("com.acme.Unseen")).isEmpty();
  }

  private List<String> learn(Class<?> type, ClassLoader loader) {
    return types.learn(new ClassReader(RewritingLoader.bytes(type)), loader);
  }
}
