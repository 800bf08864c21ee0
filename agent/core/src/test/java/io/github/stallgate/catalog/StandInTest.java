// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class StandInTest {
  private static final ClassLoader LOADER = StandInTest.class.getClassLoader();

  @Test
  void all_standIns_areMethodsOfTheBridge() throws Exception {
    for (StandIn standIn : StandIn.ALL) {
      MethodType type = MethodType.fromMethodDescriptorString(standIn.standInDescriptor(), LOADER);
      Class<?> bridge = Class.forName(StandIn.BRIDGE.replace('/', '.'));
      assertThat(bridge.getMethod(standIn.standIn(), type.parameterArray()).getReturnType())
          .as(standIn.api())
          .isEqualTo(type.returnType());
    }
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_18)
  void all_whatTheyStandFor_isNativeHere() throws Exception {
    for (StandIn standIn : StandIn.ALL) {
      Class<?> owner = Class.forName(standIn.owner().replace('/', '.'));
      MethodType type = MethodType.fromMethodDescriptorString(standIn.descriptor(), LOADER);
      int modifiers = owner.getDeclaredMethod(standIn.name(), type.parameterArray()).getModifiers();
      assertThat(Modifier.isNative(modifiers)).as(standIn.api()).isTrue();
      assertThat(Modifier.isStatic(modifiers)).as(standIn.api()).isEqualTo(standIn.isStatic());
    }
  }

  @Test
  void isCalledBy_ownerCounts_unlessTheMethodIsFinalInObject() {
    StandIn sleep = StandIn.ALL.get(0);
    StandIn wait = StandIn.ALL.get(1);
    assertThat(sleep.isCalledBy("java/lang/Thread", "sleep", "(J)V")).isTrue();
    assertThat(sleep.isCalledBy("com/acme/Clock", "sleep", "(J)V")).isFalse();
    assertThat(sleep.isCalledBy("java/lang/Thread", "sleep", "(JI)V")).isFalse();
    assertThat(wait.isCalledBy("com/acme/Monitor", "wait", "(J)V")).isTrue();
    assertThat(wait.isCalledBy("com/acme/Monitor", "wait", "()V")).isFalse();
  }
}
