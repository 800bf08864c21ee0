// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ObjectStreamClass;
import java.lang.reflect.Modifier;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class MonitorRewriterTest {
  private static final String MONITORS = Monitors.class.getName();

  private final RewritingLoader loader =
      new RewritingLoader(MONITORS, (name, from, file) -> MonitorRewriter.rewrite(name, file));

  @Test
  void monitors_ofARewrittenClass_areHeldAndLeftAsBefore() throws Exception {
    Callable<?> rewritten =
        (Callable<?>) loader.loadClass(MONITORS).getDeclaredConstructor().newInstance();
    assertThat(rewritten.call())
        .isEqualTo(new Monitors().call())
        .isEqualTo("true 6.0 atrue held true, then false false");
  }

  @Test
  void method_thatIsSynchronized_becomesABlock() throws Exception {
    assertThat(isSynchronized("", "statically", String.class)).isFalse();
    assertThat(isSynchronized("$Numbered", "method")).isFalse();
  }

  @Test
  void method_thatASerializableClassIsNumberedBy_staysAndIsRemembered() throws Exception {
    assertThat(isSynchronized("$Written", "method")).isTrue();
    assertThat(ObjectStreamClass.lookup(loader.loadClass(MONITORS + "$Written")))
        .extracting(ObjectStreamClass::getSerialVersionUID)
        .isEqualTo(ObjectStreamClass.lookup(Monitors.Written.class).getSerialVersionUID());
    assertThat(StallgateMonitors.EXCEPT)
        .containsKey(MONITORS + "$Written")
        .doesNotContainKeys(MONITORS, MONITORS + "$Numbered");
  }

  @Test
  void rewrite_aClassWithoutMonitors_leavesIt() {
    byte[] file = RewritingLoader.bytes(Hook.class);
    assertThat(MonitorRewriter.rewrite("io/github/example/Hook", file)).isNull();
  }

  private boolean isSynchronized(String nested, String method, Class<?>... parameters)
      throws Exception {
    Class<?> type = loader.loadClass(MONITORS + nested);
    return Modifier.isSynchronized(type.getDeclaredMethod(method, parameters).getModifiers());
  }
}
