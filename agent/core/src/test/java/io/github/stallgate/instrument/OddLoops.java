// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFGT;
import static org.objectweb.asm.Opcodes.IFLE;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.IF_ICMPLT;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.ISUB;
import static org.objectweb.asm.Opcodes.JSR;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.NOP;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.RET;
import static org.objectweb.asm.Opcodes.V17;
import static org.objectweb.asm.Opcodes.V1_4;
import static org.objectweb.asm.Opcodes.V1_5;

import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Loops that javac does not write, in a method {@code int run(int)} that goes back as often as its
 * argument says, and returns how often it did.
 */
enum OddLoops {
  IRREDUCIBLE(V1_5, OddLoops::irreducible),
  STACK_IN_USE(V1_5, OddLoops::stackInUse),
  SWITCH(V1_5, OddLoops::backBySwitch),
  HANDLER(V1_5, OddLoops::backByHandler),
  FAR(V1_5, to -> counted(to, 40_000)),
  /** Its jumps reach as far as a short jump can. */
  NOT_YET_FAR(V17, to -> counted(to, 32_757)),
  SUBROUTINE(V1_4, OddLoops::subroutine);

  final byte[] file;

  OddLoops(int version, Consumer<MethodVisitor> body) {
    file = file(version, body);
  }

  String type() {
    return "com.example.Odd";
  }

  /** A class whose loop is in a method of exactly so many bytes. */
  static byte[] ofLength(int bytes) {
    int own = bytes > Short.MAX_VALUE ? 22 : 18; // two jumps are wide
    return file(V1_5, to -> counted(to, bytes - own));
  }

  static byte[] file(int version, Consumer<MethodVisitor> body) {
    return file(version, "run", ACC_PUBLIC | ACC_STATIC, body);
  }

  static byte[] file(int version, String name, int access, Consumer<MethodVisitor> body) {
    boolean framed = version > V1_5;
    ClassWriter writer =
        new ClassWriter(framed ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    writer.visit(
        version, ACC_PUBLIC | ACC_SUPER, "com/example/Odd", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(access, name, "(I)I", null, null);
    method.visitCode();
    body.accept(method);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Variable 0: how often it shall go back; 1: how often it did. */
  static void counted(MethodVisitor to, int padding) {
    Label again = new Label();
    Label end = new Label();
    to.visitInsn(ICONST_0);
    to.visitVarInsn(ISTORE, 1);
    to.visitLabel(again);
    to.visitVarInsn(ILOAD, 1);
    to.visitVarInsn(ILOAD, 0);
    Label on = new Label();
    to.visitJumpInsn(IF_ICMPLT, on);
    to.visitJumpInsn(GOTO, end);
    to.visitLabel(on);
    to.visitIincInsn(1, 1);
    for (int i = 0; i < padding; i++) {
      to.visitInsn(NOP);
    }
    to.visitJumpInsn(GOTO, again);
    to.visitLabel(end);
    to.visitVarInsn(ILOAD, 1);
    to.visitInsn(IRETURN);
  }

  /** Entered at its head or in its middle. */
  private static void irreducible(MethodVisitor to) {
    Label head = new Label();
    Label middle = new Label();
    to.visitInsn(ICONST_0);
    to.visitVarInsn(ISTORE, 1);
    to.visitVarInsn(ILOAD, 0);
    to.visitJumpInsn(IFGT, middle);
    to.visitLabel(head);
    to.visitVarInsn(ILOAD, 1);
    to.visitInsn(ICONST_1);
    to.visitInsn(IADD);
    to.visitVarInsn(ISTORE, 1);
    to.visitLabel(middle);
    to.visitVarInsn(ILOAD, 1);
    to.visitVarInsn(ILOAD, 0);
    to.visitJumpInsn(IF_ICMPLT, head);
    to.visitVarInsn(ILOAD, 1);
    to.visitInsn(IRETURN);
  }

  /** The count is on the stack while it goes back. */
  private static void stackInUse(MethodVisitor to) {
    Label again = new Label();
    to.visitInsn(ICONST_0);
    to.visitVarInsn(ISTORE, 1);
    to.visitInsn(ICONST_0);
    to.visitLabel(again);
    to.visitInsn(ICONST_1);
    to.visitInsn(IADD);
    to.visitInsn(DUP);
    to.visitVarInsn(ILOAD, 0);
    to.visitJumpInsn(IF_ICMPLT, again);
    to.visitInsn(IRETURN);
  }

  private static void backBySwitch(MethodVisitor to) {
    Label again = new Label();
    Label end = new Label();
    to.visitInsn(ICONST_0);
    to.visitVarInsn(ISTORE, 1);
    to.visitLabel(again);
    to.visitIincInsn(1, 1);
    to.visitIincInsn(0, -1);
    to.visitVarInsn(ILOAD, 0);
    to.visitTableSwitchInsn(-1, 0, again, end, end);
    to.visitLabel(end);
    to.visitVarInsn(ILOAD, 1);
    to.visitInsn(IRETURN);
  }

  /** What it throws is caught above. */
  private static void backByHandler(MethodVisitor to) {
    Label start = new Label();
    Label thrown = new Label();
    Label end = new Label();
    Label enough = new Label();
    to.visitTryCatchBlock(start, end, thrown, null);
    to.visitInsn(ICONST_0);
    to.visitVarInsn(ISTORE, 1);
    to.visitTypeInsn(NEW, "java/lang/Exception");
    to.visitInsn(DUP);
    to.visitMethodInsn(INVOKESPECIAL, "java/lang/Exception", "<init>", "()V", false);
    to.visitLabel(start);
    to.visitInsn(NOP);
    to.visitLabel(thrown);
    to.visitVarInsn(ASTORE, 2);
    to.visitVarInsn(ILOAD, 1);
    to.visitVarInsn(ILOAD, 0);
    to.visitInsn(ISUB);
    Label on = new Label();
    to.visitJumpInsn(IFLT, on);
    to.visitJumpInsn(GOTO, enough);
    to.visitLabel(on);
    to.visitIincInsn(1, 1);
    to.visitVarInsn(ALOAD, 2);
    to.visitInsn(ATHROW);
    to.visitLabel(end);
    to.visitLabel(enough);
    to.visitVarInsn(ILOAD, 1);
    to.visitInsn(IRETURN);
  }

  /** The loop is in it; it is called by a jump back, too. */
  private static void subroutine(MethodVisitor to) {
    Label body = new Label();
    Label first = new Label();
    Label again = new Label();
    Label end = new Label();
    to.visitInsn(ICONST_0);
    to.visitVarInsn(ISTORE, 1);
    to.visitJumpInsn(GOTO, first);
    to.visitLabel(body);
    to.visitVarInsn(ASTORE, 2);
    to.visitLabel(again);
    to.visitVarInsn(ILOAD, 1);
    to.visitVarInsn(ILOAD, 0);
    to.visitInsn(ISUB);
    Label on = new Label();
    to.visitJumpInsn(IFLT, on);
    to.visitVarInsn(RET, 2);
    to.visitLabel(on);
    to.visitIincInsn(1, 1);
    to.visitJumpInsn(GOTO, again);
    to.visitLabel(first);
    to.visitJumpInsn(JSR, body);
    to.visitVarInsn(ILOAD, 0);
    to.visitJumpInsn(IFLE, end);
    to.visitInsn(NOP);
    to.visitLabel(end);
    to.visitVarInsn(ILOAD, 1);
    to.visitInsn(DUP);
    to.visitInsn(POP);
    to.visitInsn(IRETURN);
  }
}
