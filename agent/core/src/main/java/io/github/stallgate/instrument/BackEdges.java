// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.NEW;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Finds where a method may go back: jumps and switches to a place that was passed, and exception
 * handlers that stand before the end of what they handle. Without one of them code runs out.
 */
abstract class BackEdges extends MethodVisitor {
  private final Set<Label> passed = new HashSet<>();
  private final Map<Label, List<Label>> ends = new HashMap<>();
  private boolean atHandler;
  private boolean polled;

  BackEdges(MethodVisitor to) {
    super(ASM9, to);
  }

  /** A way back without a poll; what is to stand before it goes here. */
  abstract void backEdge();

  static boolean isPoll(int opcode, String owner, String name) {
    return opcode == INVOKESTATIC && name.equals("poll") && owner.startsWith(PollShards.PREFIX);
  }

  private void found() {
    if (!polled) {
      polled = true;
      backEdge();
    }
  }

  /** Before any instruction that does not jump. */
  private void instruction() {
    settle();
    polled = false;
  }

  private void jump(boolean back) {
    settle();
    if (back) {
      found();
    }
  }

  /** A handler's poll stands before its first instruction, behind its frame. */
  private void settle() {
    if (atHandler) {
      atHandler = false;
      found();
    }
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    super.visitTryCatchBlock(start, end, handler, type);
    if (start != handler) { // compilers have the release of a monitor handle itself
      ends.computeIfAbsent(handler, key -> new ArrayList<>()).add(end);
    }
  }

  @Override
  public void visitLabel(Label label) {
    super.visitLabel(label);
    passed.add(label);
    atHandler |= !passed.containsAll(ends.getOrDefault(label, List.of()));
  }

  @Override
  public void visitJumpInsn(int opcode, Label to) {
    jump(passed.contains(to));
    super.visitJumpInsn(opcode, to);
    polled = false;
  }

  @Override
  public void visitTableSwitchInsn(int least, int most, Label otherwise, Label... labels) {
    jump(passed.contains(otherwise) || isAnyPassed(labels));
    super.visitTableSwitchInsn(least, most, otherwise, labels);
    polled = false;
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    jump(passed.contains(otherwise) || isAnyPassed(labels));
    super.visitLookupSwitchInsn(otherwise, keys, labels);
    polled = false;
  }

  private boolean isAnyPassed(Label[] labels) {
    for (Label label : labels) {
      if (passed.contains(label)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean ofInterface) {
    boolean poll = isPoll(opcode, owner, name);
    if (poll) {
      atHandler = false;
    } else {
      instruction();
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
    polled = poll;
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    // Frames name an object without constructor by the place of its NEW, which must not move.
    atHandler &= opcode != NEW;
    instruction();
    super.visitTypeInsn(opcode, type);
  }

  @Override
  public void visitInsn(int opcode) {
    instruction();
    super.visitInsn(opcode);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    instruction();
    super.visitIntInsn(opcode, operand);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    instruction();
    super.visitVarInsn(opcode, variable);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    instruction();
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    instruction();
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
  }

  @Override
  public void visitLdcInsn(Object value) {
    instruction();
    super.visitLdcInsn(value);
  }

  @Override
  public void visitIincInsn(int variable, int by) {
    instruction();
    super.visitIincInsn(variable, by);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    instruction();
    super.visitMultiANewArrayInsn(descriptor, dimensions);
  }
}
