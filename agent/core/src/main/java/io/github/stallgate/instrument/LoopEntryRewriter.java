// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ASM9;

import io.github.stallgate.catalog.LoopEntry;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/** Has a framework's runner tell where its loop begins and ends. */
final class LoopEntryRewriter extends ClassVisitor {
  private final String type;
  private final LoopEntry entry;

  LoopEntryRewriter(ClassVisitor to, String type, LoopEntry entry) {
    super(ASM9, to);
    this.type = type;
    this.entry = entry;
  }

  /** Whether the class is the runner itself and not another one nested beside it. */
  static boolean isRunner(ClassReader reader, LoopEntry entry) {
    if (entry.calls() == null) {
      return true;
    }
    boolean[] found = {false};
    ClassVisitor search =
        new ClassVisitor(ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return name.equals(entry.method()) && descriptor.equals("()V")
                ? search(entry, found)
                : null;
          }
        };
    reader.accept(search, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found[0];
  }

  private static MethodVisitor search(LoopEntry entry, boolean[] found) {
    return new MethodVisitor(ASM9) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean ofInterface) {
        found[0] |=
            owner.endsWith(entry.calls())
                && name.equals(entry.method())
                && descriptor.equals("()V");
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
    if (!name.equals(entry.method()) || !descriptor.endsWith(")V")) {
      return to;
    }
    return new BracketedMethod(to, access, type, descriptor, new Bracket.Loop(entry.kind()));
  }
}
