// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.bridge.OnLoop;
import io.github.stallgate.bridge.RecordingSink;
import io.github.stallgate.catalog.StandIn;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

class CallSiteRewriterTest {
  private final RecordingSink sink = new RecordingSink();
  private Class<?> callers;

  @BeforeEach
  void rewrite() throws Exception {
    new Instrumenter(new HookTable(), new PatchCache(null), new JdbcTypes(), 17, false, false);
    callers =
        new RewritingLoader(Callers.class.getName(), (name, loader, file) -> rewritten(file))
            .loadClass(Callers.class.getName());
  }

  private static byte[] rewritten(byte[] file) {
    ClassReader reader = new ClassReader(file);
    ClassWriter writer = new ClassWriter(reader, 0);
    CallSiteRewriter rewriter =
        new CallSiteRewriter(writer, StandIn.ALL, CallSiteRewriter.threadOf(reader));
    reader.accept(rewriter, 0);
    return rewriter.hasChanged() ? writer.toByteArray() : null;
  }

  @ParameterizedTest
  @CsvSource({
    "statically, java.lang.Thread.sleep",
    "virtually, java.lang.Object.wait",
    "onSuper, java.lang.Object.wait",
    "byReference, java.lang.Thread.sleep",
    "byBoundReference, java.lang.Object.wait",
    "byLambda, java.lang.Thread.sleep"
  })
  void callSite_ofANative_callsItsStandIn(String method, String api) throws Exception {
    OnLoop.run(sink, loop -> call(method));
    assertThat(sink.seen)
        .extracting(seen -> new HookTable().of(seen.hook()).api())
        .containsExactly(api);
  }

  @Test
  void callSite_inAThreadsOwnClass_isKnownByItsInheritedName() throws Exception {
    assertThat(rewritten(file(Callers.Napper.class))).isNotNull();
    assertThat(rewritten(file(Callers.OwnSleep.class))).isNull();
  }

  private static byte[] file(Class<?> type) throws IOException {
    try (InputStream in =
        type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"harmlessly", "byKeptReference"})
  void callSite_ofAnythingElse_isLeftAlone(String method) throws Exception {
    OnLoop.run(sink, loop -> call(method));
    assertThat(sink.seen).isEmpty();
  }

  @Test
  void callSite_onAFile_callsItsStandIn(@TempDir Path directory) throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(directory.resolve("some").toFile(), "rw")) {
      OnLoop.run(
          sink, loop -> callers.getMethod("onAFile", RandomAccessFile.class).invoke(null, file));
    }
    assertThat(sink.seen).hasSize(2);
  }

  @Test
  void callSite_onSuperOfAnOverride_staysOnSuper(@TempDir Path directory) throws Exception {
    Class<?> doubled = callers.getClassLoader().loadClass(Callers.DoubledFile.class.getName());
    File some = directory.resolve("some").toFile();
    try (RandomAccessFile file =
        (RandomAccessFile) doubled.getConstructor(File.class).newInstance(some)) {
      file.setLength(10);
      assertThat(file.length()).isEqualTo(10);
    }
    assertThat(some).hasSize(5);
  }

  @Test
  void rewrite_classWithoutSuchACall_changesNothing() {
    assertThat(rewritten(RewritingLoader.bytes(Callers.OwnClock.class))).isNull();
  }

  private void call(String name) throws Exception {
    Method method = callers.getMethod(name);
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    method.invoke(isStatic ? null : callers.getConstructor().newInstance());
  }
}
