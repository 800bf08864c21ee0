// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.F_NEW;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.TOP;
import static org.objectweb.asm.Opcodes.V17;

import io.github.stallgate.bridge.OnLoop;
import io.github.stallgate.bridge.RecordingSink;
import io.github.stallgate.catalog.Family;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

class ReusedVariablesTest {
  private static final int HOOK = StallgateHooks.LIMIT - 1;

  @Test
  void body_putsAnotherTypeIntoItsArgument_isStillVerifiable() throws Exception {
    byte[] rewritten = Bracketed.rewrite(reuser(), HOOK, Family.FILE);
    Class<?> type =
        new RewritingLoader("-", (name, loader, file) -> null).define("Reuser", rewritten);
    RecordingSink sink = new RecordingSink();
    OnLoop.run(
        sink,
        loop -> {
          assertThat(type.getMethod("text", int.class).invoke(null, 1)).isEqualTo("yes");
          assertThat(type.getMethod("text", int.class).invoke(null, 0)).isEqualTo("no");
        });
    assertThat(sink.seen).hasSize(2);
  }

  /** {@code String text(int)}: the argument's variable holds a String before each return. */
  private static byte[] reuser() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V17, ACC_PUBLIC, "Reuser", null, "java/lang/Object", null);
    MethodVisitor to =
        writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "text", "(I)Ljava/lang/String;", null, null);
    Label none = new Label();
    Label done = new Label();
    to.visitCode();
    to.visitVarInsn(ILOAD, 0); // int
    to.visitJumpInsn(IFEQ, none); //
    to.visitLdcInsn("yes"); // String
    to.visitVarInsn(ASTORE, 0); //
    to.visitJumpInsn(GOTO, done); //
    to.visitLabel(none);
    to.visitFrame(F_NEW, 1, new Object[] {TOP}, 0, new Object[0]); //
    to.visitLdcInsn("no"); // String
    to.visitVarInsn(ASTORE, 0); //
    to.visitLabel(done);
    to.visitFrame(F_NEW, 1, new Object[] {"java/lang/String"}, 0, new Object[0]); //
    to.visitVarInsn(ALOAD, 0); // String
    to.visitInsn(ARETURN); //
    to.visitMaxs(1, 1);
    to.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
