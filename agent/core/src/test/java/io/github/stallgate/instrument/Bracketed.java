// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.V17;

import io.github.stallgate.catalog.Family;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** Classes whose public methods are bracketed, loaded beside the originals. */
final class Bracketed {
  private Bracketed() {}

  static Class<?> load(Class<?> type, int hook, Family family) throws Exception {
    return new RewritingLoader(type.getName(), (name, loader, file) -> rewrite(file, hook, family))
        .loadClass(type.getName());
  }

  static byte[] rewrite(byte[] file, int hook, Family family) {
    ClassReader reader = new ClassReader(file);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new Rewriter(writer, reader.getClassName(), hook, family), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private static final class Rewriter extends ClassVisitor {
    private final String owner;
    private final int hook;
    private final Family family;

    Rewriter(ClassVisitor to, String owner, int hook, Family family) {
      super(ASM9, to);
      this.owner = owner;
      this.hook = hook;
      this.family = family;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (name.startsWith("<") || (access & ACC_PUBLIC) == 0) {
        return to;
      }
      boolean isStatic = (access & ACC_STATIC) != 0;
      Bracket bracket =
          family == Family.SELECT && isStatic
              ? new Bracket.Timed(hook, false, false)
              : Bracket.hook(hook, family, isStatic, descriptor);
      return new BracketedMethod(to, access, owner, descriptor, bracket);
    }
  }

  /** A method that returns a number it does not have. */
  static Class<?> unverifiable() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(V17, ACC_PUBLIC, "Unverifiable", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "none", "()I", null, null);
    method.visitCode();
    method.visitInsn(IRETURN);
    method.visitMaxs(1, 0);
    method.visitEnd();
    writer.visitEnd();
    return new RewritingLoader("-", (name, loader, file) -> null)
        .define("Unverifiable", writer.toByteArray());
  }
}
