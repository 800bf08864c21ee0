// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.RETURN;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * Tells the bridge of threads that start, get a name, or end; sits behind the rewriter that hooks
 * Thread's methods.
 */
final class ThreadRewriter extends ClassVisitor {
  static final String THREAD = "java/lang/Thread";
  private static final String LIFECYCLE = "java/lang/StallgateLifecycle";

  ThreadRewriter(ClassVisitor to) {
    super(ASM9, to);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
    if (name.equals("exit") && descriptor.equals("()V")) {
      return new First(to, false);
    }
    if (name.equals("start")) {
      return new First(to, true);
    }
    return name.equals("setName") ? new Last(to) : to;
  }

  /** Before the body. */
  private static final class First extends MethodVisitor {
    private final boolean starting;

    First(MethodVisitor to, boolean starting) {
      super(ASM9, to);
      this.starting = starting;
    }

    @Override
    public void visitCode() {
      mv.visitCode();
      if (starting) {
        tellStarting(mv);
      } else {
        mv.visitMethodInsn(INVOKESTATIC, LIFECYCLE, "ending", "()V", false); //
      }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      mv.visitMaxs(Math.max(maxStack, 1), maxLocals);
    }
  }

  /** Before each return. */
  private static final class Last extends MethodVisitor {
    Last(MethodVisitor to) {
      super(ASM9, to);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == RETURN) {
        tellStarting(mv);
      }
      mv.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      mv.visitMaxs(Math.max(maxStack, 1), maxLocals);
    }
  }

  private static void tellStarting(MethodVisitor to) {
    to.visitVarInsn(ALOAD, 0); // thread
    to.visitMethodInsn(INVOKESTATIC, LIFECYCLE, "starting", "(Ljava/lang/Thread;)V", false); //
  }
}
