// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuntimeAccessTest {
  private static final String NEEDED_BY = "io/github/stallgate/runtime/fiber/VirtualAccess";

  private final Module module = RuntimeAccessTest.class.getModule();
  private final List<Object> opened = new ArrayList<>();
  private final RuntimeAccess access = new RuntimeAccess();

  private Instrumentation instrumentation(boolean refusing) {
    return (Instrumentation)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("redefineModule");
              if (refusing) {
                throw new IllegalArgumentException("refused");
              }
              return opened.add(arguments[3]);
            });
  }

  @Test
  void loading_theClassThatNeedsIt_opensJavaLangToItsModule() {
    access.use(instrumentation(false));
    access.loading(NEEDED_BY, module);
    assertThat(opened).containsExactly(Map.of("java.lang", Set.of(module)));
  }

  @Test
  void loading_anyOtherClass_opensNothing() {
    access.use(instrumentation(false));
    access.loading("com/acme/VirtualAccess", module);
    access.loading(null, module);
    assertThat(opened).isEmpty();
  }

  @Test
  void loading_withoutPermission_opensNothingAndGoesOn() {
    access.loading(NEEDED_BY, module);
    access.use(instrumentation(true));
    assertThatCode(() -> access.loading(NEEDED_BY, module)).doesNotThrowAnyException();
    assertThat(opened).isEmpty();
  }
}
