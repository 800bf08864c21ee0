// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.LOR;
import static org.objectweb.asm.Opcodes.SIPUSH;

import io.github.stallgate.catalog.Family;
import org.objectweb.asm.MethodVisitor;

/**
 * What is put around a method's body. The token that {@link #enter} leaves on the stack is kept in
 * a local variable; where it is not null, {@link #exit} gets to run.
 */
interface Bracket {
  String TOKEN = "java/lang/StallgateLoop";
  String HOOKS = "java/lang/StallgateHooks";

  /** Emits code that pushes the token; only the arguments are in local variables. */
  void enter(MethodVisitor to);

  /** Emits code that takes the token from the variable {@code token}. */
  void exit(MethodVisitor to, int token);

  /** The token's type. */
  default String type() {
    return TOKEN;
  }

  /** Whether the handler shall clear the token's {@code in} by itself, see StallgateHooks. */
  default boolean clearsToken() {
    return true;
  }

  /** Whether the code of {@link #exit} reads variable 0 as the method's receiver. */
  default boolean usesReceiver() {
    return false;
  }

  /** A hook of that id. */
  static Bracket hook(int id, Family family, boolean isStatic, String descriptor) {
    return switch (family) {
      case SLEEP -> new Sleep(id, descriptor);
      case SELECT, CALLING_SELECT -> new Timed(id, true, true);
      case PINNED -> new Pinned(id);
      case TASK, EVENT, MOUNT, NEXT, IDLE -> new Boundary(family, isStatic, descriptor);
      default -> new Timed(id, !isStatic, false);
    };
  }

  /** This one within the region, where it can make use of that. */
  default Bracket within(BracketedMethod region) {
    return this;
  }

  static void push(MethodVisitor to, int number) {
    if (number <= 5) {
      to.visitInsn(ICONST_0 + number); // int
    } else {
      to.visitIntInsn(number <= Byte.MAX_VALUE ? BIPUSH : SIPUSH, number); // int
    }
  }

  /** A call timed by its own wall time. */
  record Timed(int id, boolean hasReceiver, boolean usesReceiver) implements Bracket {
    @Override
    public void enter(MethodVisitor to) {
      push(to, id); // int
      receiver(to, hasReceiver); // int, receiver
      to.visitMethodInsn(
          INVOKESTATIC, HOOKS, "enter", "(ILjava/lang/Object;)L" + TOKEN + ";", false); // token
    }

    @Override
    public void exit(MethodVisitor to, int token) {
      to.visitVarInsn(ALOAD, token); // token
      push(to, id); // token, int
      receiver(to, usesReceiver); // token, int, receiver
      to.visitMethodInsn(
          INVOKESTATIC, HOOKS, "exit", "(L" + TOKEN + ";ILjava/lang/Object;)V", false); //
    }

    @Override
    public Bracket within(BracketedMethod region) {
      return new Within(region, this);
    }

    private static void receiver(MethodVisitor to, boolean real) {
      if (real) {
        to.visitVarInsn(ALOAD, 0); // receiver
      } else {
        to.visitInsn(ACONST_NULL); // null
      }
    }
  }

  /** The same within a region, whose loop need not be looked for again. */
  record Within(BracketedMethod region, Timed call) implements Bracket {
    @Override
    public void enter(MethodVisitor to) {
      push(to, call.id); // int
      Timed.receiver(to, call.hasReceiver); // int, receiver
      region.loadToken(); // int, receiver, region
      String descriptor = "(ILjava/lang/Object;L" + TOKEN + ";)L" + TOKEN + ";";
      to.visitMethodInsn(INVOKESTATIC, HOOKS, "enterWithin", descriptor, false); // token
    }

    @Override
    public void exit(MethodVisitor to, int token) {
      call.exit(to, token);
    }

    @Override
    public boolean usesReceiver() {
      return call.usesReceiver();
    }
  }

  /** A sleep: its first arguments say whether it is for more than nothing. */
  record Sleep(int id, String descriptor) implements Bracket {
    @Override
    public void enter(MethodVisitor to) {
      push(to, id); // int
      if (descriptor.startsWith("(J")) {
        to.visitVarInsn(LLOAD, 0); // int, millis
        if (descriptor.startsWith("(JI)")) {
          to.visitVarInsn(ILOAD, 2); // int, millis, nanos
          to.visitInsn(I2L); // int, millis, nanos
          to.visitInsn(LOR); // int, amount
        }
      } else {
        to.visitVarInsn(ALOAD, 0); // int, duration
        to.visitMethodInsn(
            INVOKESTATIC, HOOKS, "nanosOf", "(Ljava/time/Duration;)J", false); // int, amount
      }
      to.visitMethodInsn(INVOKESTATIC, HOOKS, "enterSleep", "(IJ)L" + TOKEN + ";", false); // token
    }

    @Override
    public void exit(MethodVisitor to, int token) {
      new Timed(id, false, false).exit(to, token);
    }
  }

  /** A park of a virtual thread that can't leave its carrier, for whose loop it is timed. */
  record Pinned(int id) implements Bracket {
    @Override
    public void enter(MethodVisitor to) {
      push(to, id); // int
      to.visitVarInsn(ALOAD, 0); // int, virtual thread
      String descriptor = "(ILjava/lang/Object;)L" + TOKEN + ";";
      to.visitMethodInsn(INVOKESTATIC, HOOKS, "enterPinned", descriptor, false); // token
    }

    @Override
    public void exit(MethodVisitor to, int token) {
      new Timed(id, false, false).exit(to, token);
    }
  }

  /** JDK 17's {@code Method.invoke}: a hook if the method called is a native with a stand-in. */
  record Reflective() implements Bracket {
    private static final String HANDLES = "java/lang/StallgateHandles";

    @Override
    public void enter(MethodVisitor to) {
      to.visitVarInsn(ALOAD, 0); // method
      to.visitVarInsn(ALOAD, 2); // method, arguments
      String descriptor = "(Ljava/lang/reflect/Method;[Ljava/lang/Object;)L" + TOKEN + ";";
      to.visitMethodInsn(INVOKESTATIC, HANDLES, "enter", descriptor, false); // token
    }

    @Override
    public void exit(MethodVisitor to, int token) {
      to.visitVarInsn(ALOAD, token); // token
      to.visitMethodInsn(INVOKESTATIC, HANDLES, "exit", "(L" + TOKEN + ";)V", false); //
    }
  }

  /**
   * A turn, or the loop's own wait for work. A task is the method's first argument, or its
   * receiver.
   */
  record Boundary(Family family, boolean isStatic, String descriptor) implements Bracket {
    private static final String TURNS = "java/lang/StallgateTurns";
    private static final String BEGIN = "(Ljava/lang/Object;)L" + TOKEN + ";";

    @Override
    public void enter(MethodVisitor to) {
      if (family == Family.TASK || family == Family.MOUNT) {
        boolean hasArgument = !descriptor.startsWith("()");
        to.visitVarInsn(ALOAD, hasArgument && !isStatic ? 1 : 0); // task
        String method = family == Family.TASK ? "begin" : "mount";
        to.visitMethodInsn(INVOKESTATIC, TURNS, method, BEGIN, false); // token
      } else {
        String method =
            switch (family) {
              case IDLE -> "idle";
              case NEXT -> "next";
              default -> "beginEvent";
            };
        to.visitMethodInsn(INVOKESTATIC, TURNS, method, "()L" + TOKEN + ";", false); // token
      }
    }

    @Override
    public void exit(MethodVisitor to, int token) {
      to.visitVarInsn(ALOAD, token); // token
      String method =
          switch (family) {
            case IDLE -> "busy";
            case MOUNT -> "unmount";
            default -> "end";
          };
      to.visitMethodInsn(INVOKESTATIC, TURNS, method, "(L" + TOKEN + ";)V", false); //
    }

    @Override
    public boolean clearsToken() {
      return false;
    }
  }

  /** The run of a loop: watched from its begin to its end. */
  record Loop(String kind) implements Bracket {
    private static final String LIFECYCLE = "java/lang/StallgateLifecycle";

    @Override
    public void enter(MethodVisitor to) {
      to.visitLdcInsn(kind); // kind
      to.visitVarInsn(ALOAD, 0); // kind, runner
      String descriptor = "(Ljava/lang/String;Ljava/lang/Object;)L" + TOKEN + ";";
      to.visitMethodInsn(INVOKESTATIC, LIFECYCLE, "begin", descriptor, false); // token
    }

    @Override
    public void exit(MethodVisitor to, int token) {
      to.visitVarInsn(ALOAD, token); // token
      to.visitMethodInsn(INVOKESTATIC, LIFECYCLE, "end", "(L" + TOKEN + ";)V", false); //
    }

    @Override
    public boolean clearsToken() {
      return false;
    }
  }
}
