// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  @ParameterizedTest
  @CsvSource({
    "com.acme.Foo, bar, com.acme.Foo.bar",
    "com.acme.Foo, lambda$bar$3, com.acme.Foo.bar",
    "com.acme.Foo, lambda$bar$3$4, com.acme.Foo.bar",
    "com.acme.Foo, lambda$get$Name$12, com.acme.Foo.get$Name",
    "com.acme.Foo, lambda$new$0, com.acme.Foo.<init>",
    "com.acme.Foo, lambda$static$0, com.acme.Foo.<clinit>",
    "com.acme.Foo, bar$lambda$1, com.acme.Foo.bar",
    "com.acme.Foo, bar$lambda-1$lambda-0, com.acme.Foo.bar",
    "com.acme.Foo$1, run, com.acme.Foo.run",
    "com.acme.Foo$Bar$2$1, run, com.acme.Foo$Bar.run",
    "com.acme.Foo$1Local, run, com.acme.Foo$Local.run",
    "com.acme.Foo$bar$1, invoke, com.acme.Foo$bar.invoke",
    "com.acme.Foo$$Lambda$14/0x0000000800c03000, apply, com.acme.Foo.apply",
    "com.acme.Foo$$SpringCGLIB$$0, find, com.acme.Foo.find",
    "com.acme.Foo$$EnhancerBySpringCGLIB$$1a2b3c4d, find, com.acme.Foo.find",
    "com.acme.Foo$HibernateProxy$x1Y2z3, find, com.acme.Foo.find",
    "com.acme.Foo$MockitoMock$1234567, find, com.acme.Foo.find",
    "com.acme.Foo$ByteBuddy$aB3dE, find, com.acme.Foo.find",
    "com.acme.Foo_$$_jvst5f2_0, find, com.acme.Foo.find",
    "com.acme.Foo$Proxy$_$$_WeldClientProxy, find, com.acme.Foo.find",
    "jdk.proxy2.$Proxy12, find, jdk.proxy.$Proxy.find",
    "com.sun.proxy.$Proxy7, find, jdk.proxy.$Proxy.find",
    "com.acme.$Proxy31, find, com.acme.$Proxy.find",
    "jdk.internal.reflect.GeneratedMethodAccessor42, invoke, jdk.internal.reflect.GeneratedMethodAccessor.invoke",
    "com.acme.Foo$_bar_closure12, doCall, com.acme.Foo$_bar_closure.doCall",
    "com.acme.Foo/0x00007f12ac0b8000, run, com.acme.Foo.run",
    "com.acme.Foo, $anonfun$bar$3, com.acme.Foo.bar",
    "com.acme.Foo, $anonfun$bar$3$adapted, com.acme.Foo.bar",
    "com.acme.Foo, bar$$anonfun$2, com.acme.Foo.bar",
    "com.acme.Foo, lambda$bar$9d2f1c3a$1, com.acme.Foo.bar",
    "com.acme.Foo, lambda$12, com.acme.Foo.lambda$",
    "com.acme.ProxyFactory2, get, com.acme.ProxyFactory2.get",
    "com.acme.Http2$Codec7, run, com.acme.Http2$Codec7.run",
  })
  void culprit_compiledName_isTheWrittenMethod(String className, String method, String culprit) {
    assertThat(Fingerprint.culprit(className, method)).isEqualTo(culprit);
  }

  @Test
  void of_knownFinding_staysTheSameForEver() {
    assertThat(
            Fingerprint.of(
                "BlockingSleep", "netty", "com.acme.Foo", "bar", "java.lang.Thread.sleep"))
        .isEqualTo("d328a930");
  }

  @Test
  void of_otherLambdaNumber_isTheSame() {
    String one = Fingerprint.of("BlockingSleep", "netty", "com.acme.Foo", "lambda$bar$1", "sleep");
    String other = Fingerprint.of("BlockingSleep", "netty", "com.acme.Foo$2", "bar", "sleep");
    assertThat(one).isEqualTo(other);
  }

  @Test
  void of_eachPart_tellsFindingsApart() {
    assertThat(
            new String[] {
              Fingerprint.of("A", "netty", "com.acme.Foo", "bar", "x"),
              Fingerprint.of("B", "netty", "com.acme.Foo", "bar", "x"),
              Fingerprint.of("A", "vertx", "com.acme.Foo", "bar", "x"),
              Fingerprint.of("A", "netty", "com.acme.Fop", "bar", "x"),
              Fingerprint.of("A", "netty", "com.acme.Foo", "baz", "x"),
              Fingerprint.of("A", "netty", "com.acme.Foo", "bar", "y")
            })
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{8}"));
  }

  @ParameterizedTest
  @CsvSource({
    "load, load",
    "lambda$load$0, load",
    "lambda$load$0$1, load",
    "lambda$new$0, <init>",
    "lambda$static$3, <clinit>",
    "load$lambda$0, load",
    "lambda$, lambda$"
  })
  void sourceMethod_ofALambda_isTheMethodItStandsIn(String method, String source) {
    assertThat(Fingerprint.sourceMethod(method)).isEqualTo(source);
  }
}
