// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.bridge.OnLoop;
import io.github.stallgate.bridge.RecordingSink;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.util.Properties;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class JdbcRewriterTest {
  private final HookTable table = new HookTable();
  private final ApplicationClasses classes = new ApplicationClasses(table, new JdbcTypes(), 17);

  @Test
  void rewrite_aDriver_itsWorkIsSeen() throws Exception {
    Class<?> driver =
        new RewritingLoader(SomeDriver.class.getName(), classes::rewrite)
            .loadClass(SomeDriver.class.getName());
    RecordingSink sink = new RecordingSink();
    OnLoop.run(
        sink,
        loop -> {
          Driver fresh = (Driver) driver.getConstructor().newInstance();
          fresh.acceptsURL("some");
          fresh.connect("some", new Properties());
        });
    assertThat(sink.seen)
        .extracting(seen -> table.of(seen.hook()).api())
        .containsExactly("java.sql.Driver.connect");
  }

  @Test
  void rewrite_classThatOnlyUsesJdbc_isLeftAlone() {
    assertThat(
            classes.rewrite(
                "io/github/stallgate/instrument/JdbcRewriterTest",
                getClass().getClassLoader(),
                RewritingLoader.bytes(JdbcRewriterTest.class)))
        .isNull();
  }

  /** A driver that does nothing. */
  public static class SomeDriver implements Driver {
    @Override
    public Connection connect(String url, Properties info) {
      return null;
    }

    @Override
    public boolean acceptsURL(String url) {
      return true;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return null;
    }
  }
}
