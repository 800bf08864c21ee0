// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNCHRONIZED;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.MONITORENTER;
import static org.objectweb.asm.Opcodes.MONITOREXIT;
import static org.objectweb.asm.Opcodes.V1_5;

import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Puts regions around the monitors that an application class enters, where coroutines are platform
 * threads. A synchronized method becomes one whose body is a synchronized block: before its first
 * instruction it would be too late.
 *
 * <p>That a method was synchronized is part of the number that Java serialization gives a class
 * which has none of its own. So methods are changed only in classes that have one, or can't be
 * serializable by what they themselves say.
 */
final class MonitorRewriter extends ClassVisitor {
  private static final String MONITORS = "java/lang/StallgateMonitors";
  private static final String OURS = "io/github/stallgate/";
  private static final byte ENTER = (byte) MONITORENTER;
  private static final Set<String> PLAIN =
      Set.of(
          "java/lang/Runnable",
          "java/lang/AutoCloseable",
          "java/lang/Iterable",
          "java/io/Closeable",
          "java/util/Iterator",
          "java/util/concurrent/Callable");

  private final String type;
  private final boolean changesMethods;
  private boolean changed;

  private MonitorRewriter(ClassVisitor to, String type, boolean changesMethods) {
    super(ASM9, to);
    this.type = type;
    this.changesMethods = changesMethods;
  }

  /** The new class; null to leave it as it is. */
  static byte[] rewrite(String type, byte[] original) {
    if (type.startsWith(OURS + "runtime/") || type.startsWith(OURS + "api/")) {
      return null;
    }
    ClassReader reader = new ClassReader(original);
    Facts facts = new Facts();
    reader.accept(facts, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    boolean changesMethods = facts.synchronizes && facts.isPlain;
    if (facts.synchronizes && !changesMethods) {
      StallgateMonitors.EXCEPT.put(type.replace('/', '.'), true);
    }
    if (!changesMethods && !mayEnter(original)) {
      return null;
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    MonitorRewriter rewriter = new MonitorRewriter(writer, type, changesMethods);
    reader.accept(rewriter, ClassReader.EXPAND_FRAMES);
    return rewriter.changed ? writer.toByteArray() : null;
  }

  private static boolean mayEnter(byte[] file) {
    for (byte each : file) {
      if (each == ENTER) {
        return true;
      }
    }
    return false;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if (!changesMethods || !isSynchronized(access)) {
      return new Blocks(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
    changed = true;
    int open = access & ~ACC_SYNCHRONIZED;
    MethodVisitor to = super.visitMethod(open, name, descriptor, signature, exceptions);
    boolean isStatic = (access & ACC_STATIC) != 0;
    Body body = new Body(isStatic ? Type.getObjectType(type) : null);
    return new Blocks(new BracketedMethod(to, open, type, descriptor, body));
  }

  private static boolean isSynchronized(int access) {
    return (access & ACC_SYNCHRONIZED) != 0 && (access & (ACC_NATIVE | ACC_ABSTRACT)) == 0;
  }

  private static void enter(MethodVisitor to) {
    to.visitInsn(DUP); // monitor, monitor
    to.visitMethodInsn(INVOKESTATIC, MONITORS, "before", "(Ljava/lang/Object;)V", false); // monitor
    to.visitInsn(MONITORENTER); //
    to.visitMethodInsn(INVOKESTATIC, MONITORS, "after", "()V", false); //
  }

  private final class Blocks extends MethodVisitor {
    Blocks(MethodVisitor to) {
      super(ASM9, to);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == MONITORENTER) {
        changed = true;
        enter(mv);
      } else {
        super.visitInsn(opcode);
      }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + 1, maxLocals);
    }
  }

  /**
   * The monitor of a method, held from its first instruction to its last.
   *
   * @param owner the class whose monitor it is; null: that of the receiver
   */
  private record Body(Type owner) implements Bracket {
    @Override
    public void enter(MethodVisitor to) {
      if (owner == null) {
        to.visitVarInsn(ALOAD, 0); // monitor
      } else {
        to.visitLdcInsn(owner); // monitor
      }
      to.visitInsn(DUP); // monitor, monitor
      MonitorRewriter.enter(to); // monitor
    }

    @Override
    public void exit(MethodVisitor to, int token) {
      to.visitVarInsn(ALOAD, token); // monitor
      to.visitInsn(MONITOREXIT); //
    }

    @Override
    public String type() {
      return "java/lang/Object";
    }

    @Override
    public boolean clearsToken() {
      return false;
    }
  }

  /** What decides whether the methods of a class may be changed. */
  private static final class Facts extends ClassVisitor {
    private boolean synchronizes;
    private boolean isPlain;

    Facts() {
      super(ASM9);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] types) {
      isPlain = (version & 0xffff) >= V1_5 && "java/lang/Object".equals(parent);
      for (String each : types) {
        isPlain &= PLAIN.contains(each);
      }
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      boolean isNumber = name.equals("serialVersionUID") && (access & ACC_STATIC) != 0;
      isPlain |= isNumber;
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      synchronizes |= isSynchronized(access);
      return null;
    }
  }
}
