// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V11;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;

/**
 * The classes in {@code java.lang} that polls call. A class is of one shard by its name, so that to
 * arm a shard costs the compiled code of a few classes only. A shard is made when the first class
 * needs it, and its poll has run once before that class does: linked later, it could be linked from
 * within the linking itself. Safe for use by any thread.
 */
final class PollShards {
  /** How the internal names begin; a number follows. */
  static final String PREFIX = "java/lang/StallgatePoll";

  private static final Handle LINK =
      new Handle(
          H_INVOKESTATIC,
          "java/lang/StallgatePolls",
          "link",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;I)"
              + "Ljava/lang/invoke/CallSite;",
          false);

  private enum State {
    ABSENT,
    READY,
    BROKEN
  }

  private final MethodHandles.Lookup lookup;
  private final State[] states = new State[StallgatePolls.SHARDS];

  /**
   * @param lookup may define classes in {@code java.lang}
   */
  PollShards(MethodHandles.Lookup lookup) {
    this.lookup = lookup;
    Arrays.fill(states, State.ABSENT);
  }

  /** The shard of the class of that name, written with dots. */
  static int of(String type) {
    int hash = type.hashCode();
    return (hash ^ hash >>> 16) & (StallgatePolls.SHARDS - 1);
  }

  static String name(int shard) {
    return PREFIX + shard;
  }

  /** Whether code may call that shard from now on; makes it if need be. */
  synchronized boolean isReady(int shard) {
    if (states[shard] == State.ABSENT) {
      states[shard] = State.BROKEN;
      make(shard);
      states[shard] = State.READY;
    }
    return states[shard] == State.READY;
  }

  /** Whether a class calls that shard. */
  synchronized boolean isThere(int shard) {
    return states[shard] == State.READY;
  }

  private void make(int shard) {
    try {
      Class<?> made = lookup.defineClass(bytes(shard));
      lookup.findStatic(made, "poll", MethodType.methodType(void.class)).invokeExact();
    } catch (Throwable failure) {
      throw new IllegalStateException("no poll " + shard + ": " + failure, failure);
    }
  }

  /** {@code static void poll() { invokedynamic }}, which javac can't be told to write. */
  static byte[] bytes(int shard) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        V11, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, name(shard), null, "java/lang/Object", null);
    MethodVisitor poll = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "poll", "()V", null, null);
    poll.visitCode();
    poll.visitInvokeDynamicInsn("poll", "()V", LINK, shard); // nothing
    poll.visitInsn(RETURN);
    poll.visitMaxs(0, 0);
    poll.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
