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
import static org.objectweb.asm.Opcodes.POP;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * JDK 17: the other ways to a native. {@code MethodHandles.Lookup} hands out the stand-in's handle,
 * and {@code Method.invoke} is timed where it calls such a native.
 */
final class LookupRewriter extends ClassVisitor {
  static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
  static final String METHOD = "java/lang/reflect/Method";
  private static final String HANDLES = "java/lang/StallgateHandles";
  private static final String FIND =
      "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/MethodHandle;";
  private static final String UNREFLECT =
      "(Ljava/lang/reflect/Method;)Ljava/lang/invoke/MethodHandle;";

  private final String type;

  private LookupRewriter(ClassVisitor to, String type) {
    super(ASM9, to);
    this.type = type;
  }

  static PatchedClass rewrite(String type, byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new LookupRewriter(writer, type), ClassReader.EXPAND_FRAMES);
    return new PatchedClass(writer.toByteArray(), new ArrayList<>(), List.of());
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
    if (type.equals(METHOD) && name.equals("invoke")) {
      return new BracketedMethod(to, access, type, descriptor, new Bracket.Reflective());
    }
    boolean finds =
        (name.equals("findStatic") || name.equals("findVirtual")) && descriptor.equals(FIND);
    if (type.equals(LOOKUP) && finds) {
      return new Early(to, "find", descriptor);
    }
    if (type.equals(LOOKUP) && name.equals("unreflect") && descriptor.equals(UNREFLECT)) {
      return new Early(to, "unreflect", descriptor);
    }
    return to;
  }

  /**
   * Asks the bridge first, with the same arguments, and returns at once what it says if that is not
   * null.
   */
  private static final class Early extends MethodVisitor {
    private final String asked;
    private final String descriptor;

    Early(MethodVisitor to, String asked, String descriptor) {
      super(ASM9, to);
      this.asked = asked;
      this.descriptor = descriptor;
    }

    @Override
    public void visitCode() {
      mv.visitCode();
      Type[] arguments = Type.getArgumentTypes(descriptor);
      Object[] locals = new Object[arguments.length + 1];
      locals[0] = LOOKUP;
      for (int i = 0; i < arguments.length; i++) {
        mv.visitVarInsn(ALOAD, i + 1); // arguments so far
        locals[i + 1] = arguments[i].getInternalName();
      }
      Label goOn = new Label();
      mv.visitMethodInsn(INVOKESTATIC, HANDLES, asked, descriptor, false); // handle
      mv.visitInsn(DUP); // handle, handle
      mv.visitJumpInsn(IFNULL, goOn); // handle
      mv.visitInsn(ARETURN); //
      mv.visitLabel(goOn);
      mv.visitFrame(
          F_NEW, locals.length, locals, 1, new Object[] {"java/lang/invoke/MethodHandle"}); // null
      mv.visitInsn(POP); //
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      mv.visitMaxs(Math.max(maxStack, 4), maxLocals);
    }
  }
}
