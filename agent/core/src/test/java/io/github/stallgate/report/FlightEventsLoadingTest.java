// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** What is loaded of Flight Recorder, and where there is none. */
class FlightEventsLoadingTest {
  @Test
  void turn_imageWithoutFlightRecorder_doesNothing() throws Exception {
    Loader loader = new Loader(false);
    emitTurns(loader);
    assertThat(loader.asked).containsExactly("jdk.jfr.FlightRecorder");
    assertThat(loader.events).isEmpty();
  }

  @Test
  void turn_noRecordingEver_loadsNoEvent() throws Exception {
    Loader loader = new Loader(true);
    emitTurns(loader);
    assertThat(loader.asked).containsExactly("jdk.jfr.FlightRecorder");
    assertThat(loader.events).isEmpty();
  }

  private static void emitTurns(Loader loader) throws Exception {
    Class<?> type = loader.loadClass(FlightEvents.class.getName());
    Object events = type.getConstructor().newInstance();
    for (int i = 0; i < 2; i++) {
      type.getMethod(
              "turn",
              String.class,
              String.class,
              String.class,
              String.class,
              String.class,
              long.class,
              long.class)
          .invoke(events, "l", "k", "r", "c", "CPU", 1L, 1L);
    }
  }

  /** Defines the emitter anew, and notes what it asks for. */
  private static final class Loader extends ClassLoader {
    final List<String> asked = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    private final boolean hasRecorder;

    Loader(boolean hasRecorder) {
      super(FlightEventsLoadingTest.class.getClassLoader());
      this.hasRecorder = hasRecorder;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("jdk.jfr.")) {
        asked.add(name);
        if (!hasRecorder) {
          throw new ClassNotFoundException(name);
        }
        byte[] idle = idleRecorder();
        return defineClass(name, idle, 0, idle.length);
      }
      if (name.endsWith("Event") && name.startsWith(FlightEvents.class.getPackageName())) {
        events.add(name);
      }
      return name.equals(FlightEvents.class.getName())
          ? define(name)
          : super.loadClass(name, resolve);
    }

    /** A recorder that no recording ever used; the real one may have been, by another test. */
    private static byte[] idleRecorder() {
      ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      type.visit(V17, ACC_PUBLIC, "jdk/jfr/FlightRecorder", null, "java/lang/Object", null);
      MethodVisitor method =
          type.visitMethod(ACC_PUBLIC | ACC_STATIC, "isInitialized", "()Z", null, null);
      method.visitInsn(ICONST_0);
      method.visitInsn(IRETURN);
      method.visitMaxs(0, 0);
      return type.toByteArray();
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = FlightEvents.class.getResourceAsStream("FlightEvents.class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
