// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.DOUBLE;
import static org.objectweb.asm.Opcodes.FLOAT;
import static org.objectweb.asm.Opcodes.F_NEW;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IFNULL;
import static org.objectweb.asm.Opcodes.INTEGER;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.LONG;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.TOP;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/**
 * Puts a {@link Bracket} around a method's body, as {@code try/finally} would.
 *
 * <p>The token lives in a new local variable right behind the arguments; all variables of the body
 * move up by one, and every frame gets the token in. Needs expanded frames. Frames of our own
 * declare the arguments as unusable (TOP): a compiler may put other things in their variables, and
 * our code reads none but the receiver, which only the JDK's own classes are asked for. No frame is
 * computed, so no class is ever loaded to find a common superclass.
 */
final class BracketedMethod extends MethodVisitor {
  /** What {@link Bracket#enter} needs at most: a sleep's hook, milliseconds and nanoseconds. */
  private static final int DEEPEST_ENTER = 5;

  private final Bracket bracket;
  private final int token;
  private final Object receiver;
  private final Object[] returned;
  private final List<Label> ranges = new ArrayList<>();

  BracketedMethod(MethodVisitor to, int access, String owner, String descriptor, Bracket bracket) {
    super(ASM9, to);
    boolean isStatic = (access & ACC_STATIC) != 0;
    this.bracket = bracket;
    this.token = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - (isStatic ? 1 : 0);
    this.receiver = !isStatic && bracket.usesReceiver() ? owner : TOP;
    this.returned = frameType(Type.getReturnType(descriptor));
  }

  @Override
  public void visitCode() {
    mv.visitCode();
    bracket.enter(mv); // token
    mv.visitVarInsn(ASTORE, token); //
    mark();
  }

  /** For a bracket within this one, which can't name the variable: its own take that number. */
  void loadToken() {
    mv.visitVarInsn(ALOAD, token); // ..., token
  }

  /** The handler's range begins or ends. What a bracket around this one does is never in it. */
  private void mark() {
    Label here = new Label();
    ranges.add(here);
    mv.visitLabel(here);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= IRETURN && opcode <= RETURN) {
      leave(false, returned); // value
      mark();
      mv.visitInsn(opcode); //
      mark();
      return;
    }
    mv.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    Label handler = new Label();
    mark();
    mv.visitLabel(handler);
    for (int i = 0; i < ranges.size(); i += 2) {
      protect(ranges.get(i), ranges.get(i + 1), handler);
    }
    Object[] thrown = {"java/lang/Throwable"};
    Object[] locals = ownLocals();
    mv.visitFrame(F_NEW, locals.length, locals, 1, thrown); // throwable
    leave(true, thrown); // throwable
    mv.visitInsn(ATHROW); //
    mv.visitMaxs(Math.max(maxStack + 4, DEEPEST_ENTER), maxLocals + 1);
  }

  /** A method that ends with a return has nothing behind it. */
  private void protect(Label from, Label to, Label handler) {
    if (from.getOffset() < to.getOffset()) {
      mv.visitTryCatchBlock(from, to, handler, null);
    }
  }

  /** {@code stack} is what lies there meanwhile. */
  private void leave(boolean inHandler, Object[] stack) {
    Label done = new Label();
    mv.visitVarInsn(ALOAD, token); // ..., token
    mv.visitJumpInsn(IFNULL, done); // ...
    if (inHandler && bracket.clearsToken()) {
      mv.visitVarInsn(ALOAD, token); // ..., token
      mv.visitInsn(ICONST_0); // ..., token, 0
      mv.visitFieldInsn(PUTFIELD, Bracket.TOKEN, "in", "I"); // ...
    }
    bracket.exit(mv, token); // ...
    mv.visitLabel(done);
    Object[] locals = ownLocals();
    mv.visitFrame(F_NEW, locals.length, locals, stack.length, stack); // ...
  }

  private Object[] ownLocals() {
    Object[] locals = new Object[token + 1];
    for (int i = 0; i < token; i++) {
      locals[i] = TOP;
    }
    if (token > 0) {
      locals[0] = receiver;
    }
    locals[token] = bracket.type();
    return locals;
  }

  @Override
  public void visitFrame(int type, int numLocal, Object[] local, int numStack, Object[] stack) {
    List<Object> locals = new ArrayList<>(numLocal + 1);
    int slot = 0;
    boolean placed = false;
    for (int i = 0; i < numLocal; i++) {
      if (slot == token) {
        locals.add(bracket.type());
        placed = true;
      }
      locals.add(local[i]);
      slot += local[i] == LONG || local[i] == DOUBLE ? 2 : 1;
    }
    for (; slot < token; slot++) {
      locals.add(TOP);
    }
    if (!placed) {
      locals.add(bracket.type());
    }
    mv.visitFrame(type, locals.size(), locals.toArray(), numStack, stack);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    mv.visitVarInsn(opcode, moved(variable));
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    mv.visitIincInsn(moved(variable), increment);
  }

  @Override
  public void visitLocalVariable(
      String name, String descriptor, String signature, Label from, Label to, int index) {
    mv.visitLocalVariable(name, descriptor, signature, from, to, moved(index));
  }

  @Override
  public AnnotationVisitor visitLocalVariableAnnotation(
      int typeRef,
      TypePath path,
      Label[] from,
      Label[] to,
      int[] index,
      String descriptor,
      boolean visible) {
    int[] indexes = index.clone();
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = moved(indexes[i]);
    }
    return mv.visitLocalVariableAnnotation(typeRef, path, from, to, indexes, descriptor, visible);
  }

  private int moved(int variable) {
    return variable >= token ? variable + 1 : variable;
  }

  private static Object[] frameType(Type type) {
    return switch (type.getSort()) {
      case Type.VOID -> new Object[0];
      case Type.LONG -> new Object[] {LONG};
      case Type.DOUBLE -> new Object[] {DOUBLE};
      case Type.FLOAT -> new Object[] {FLOAT};
      case Type.OBJECT, Type.ARRAY -> new Object[] {type.getInternalName()};
      default -> new Object[] {INTEGER};
    };
  }
}
