// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACC_SYNCHRONIZED;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;

/**
 * Puts one call of a shard before each way back. It takes nothing from the stack, leaves nothing on
 * it and branches nowhere, so that frames and sizes stay as they are, in classes of any version.
 */
final class PollRewriter {
  /** The JVM compiles no method that is longer (-XX:HugeMethodLimit). */
  private static final int LONGEST_COMPILED = 8_000;

  private static final int POLL_BYTES = 3;

  /** Their callers don't reckon with anything else happening meanwhile. */
  private static final Set<String> SKIPPED =
      Set.of("<clinit>", "equals", "hashCode", "compareTo", "compare", "toString");

  private PollRewriter() {}

  /**
   * The new class; null to leave it as it is.
   *
   * @param shard internal name of the class whose {@code poll()} is called
   */
  static byte[] rewrite(byte[] original, String shard) {
    ClassReader reader = new ClassReader(original);
    Set<String> methods = looping(reader);
    while (!methods.isEmpty()) {
      ClassWriter writer = new ClassWriter(reader, 0);
      Insertion insertion = new Insertion(writer, shard, methods);
      reader.accept(insertion, 0);
      try {
        byte[] rewritten = writer.toByteArray();
        if (insertion.outgrown.isEmpty()) {
          return rewritten;
        }
        methods.removeAll(insertion.outgrown);
      } catch (MethodTooLargeException tooLarge) {
        if (!methods.remove(tooLarge.getMethodName() + tooLarge.getDescriptor())) {
          return null;
        }
      } catch (ClassTooLargeException noRoomForAName) {
        return null;
      }
    }
    return null;
  }

  /** The methods, with descriptors, that shall have polls and lack one. */
  private static Set<String> looping(ClassReader reader) {
    Set<String> found = new HashSet<>();
    ClassVisitor search =
        new ClassVisitor(ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            if ((access & ACC_SYNCHRONIZED) != 0 || SKIPPED.contains(name)) {
              return null;
            }
            return new BackEdges(null) {
              @Override
              void backEdge() {
                found.add(name + descriptor);
              }
            };
          }
        };
    reader.accept(search, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found;
  }

  private static final class Insertion extends ClassVisitor {
    private final String shard;
    private final Set<String> methods;
    private final Set<String> outgrown = new HashSet<>();

    Insertion(ClassVisitor to, String shard, Set<String> methods) {
      super(ASM9, to);
      this.shard = shard;
      this.methods = methods;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
      String method = name + descriptor;
      return methods.contains(method) ? new Polled(to, method) : to;
    }

    private final class Polled extends BackEdges {
      private final String method;
      private int polls;

      Polled(MethodVisitor to, String method) {
        super(to);
        this.method = method;
      }

      @Override
      void backEdge() {
        polls++;
        mv.visitMethodInsn(INVOKESTATIC, shard, "poll", "()V", false); // ... -> ...
      }

      @Override
      public void visitMaxs(int stack, int locals) {
        Label end = new Label();
        mv.visitLabel(end);
        int length = end.getOffset();
        if (length > LONGEST_COMPILED && length - POLL_BYTES * polls <= LONGEST_COMPILED) {
          outgrown.add(method);
        }
        super.visitMaxs(stack, locals);
      }
    }
  }
}
