// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_NEW;
import static org.objectweb.asm.Opcodes.IFNULL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.LONG;
import static org.objectweb.asm.Opcodes.POP;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * The method in which a virtual thread has the JDK's timer set: {@code Future schedule(Runnable,
 * long, TimeUnit)}. It returns at once what its loop's timer gives, if there is one.
 */
final class LoopTimer extends MethodVisitor {
  private static final String RUNNABLE = "java/lang/Runnable";
  private static final String UNIT = "java/util/concurrent/TimeUnit";
  private static final String FUTURE = "java/util/concurrent/Future";
  private static final String SCHEDULE =
      "(Ljava/lang/Object;L" + RUNNABLE + ";JL" + UNIT + ";)L" + FUTURE + ";";

  /** The thread, the command, the delay of two, the unit. */
  private static final int STACK = 5;

  private final String type;

  LoopTimer(MethodVisitor to, String type) {
    super(ASM9, to);
    this.type = type;
  }

  @Override
  public void visitCode() {
    mv.visitCode();
    mv.visitVarInsn(ALOAD, 0); // thread
    mv.visitVarInsn(ALOAD, 1); // thread, command
    mv.visitVarInsn(LLOAD, 2); // thread, command, delay
    mv.visitVarInsn(ALOAD, 4); // thread, command, delay, unit
    mv.visitMethodInsn(
        INVOKESTATIC, "java/lang/StallgateTimers", "schedule", SCHEDULE, false); // future
    Label none = new Label();
    mv.visitInsn(DUP); // future, future
    mv.visitJumpInsn(IFNULL, none); // future
    mv.visitInsn(ARETURN); //
    mv.visitLabel(none);
    Object[] locals = {type, RUNNABLE, LONG, UNIT};
    mv.visitFrame(F_NEW, locals.length, locals, 1, new Object[] {FUTURE}); // future
    mv.visitInsn(POP); //
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    mv.visitMaxs(Math.max(maxStack, STACK), maxLocals);
  }
}
