// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNCHRONIZED;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import io.github.stallgate.catalog.Family;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * The region of a hooked method, around its hook: what the hook tells of is over before the loop is
 * asked for again.
 *
 * @param target the variable of the object that the method works on, whose class must be the JDK's
 *     own for a region, or of the monitor it waits on; negative if it does not matter
 */
record Region(int id, int target, String method) implements Bracket {
  private static final String REGIONS = "java/lang/StallgateRegions";
  private static final String ANY = "java/lang/Object";

  /** Null: the method gets none. */
  static Region of(int id, Family family, int access, String name, String descriptor) {
    boolean isMonitors = family == Family.MONITOR_WAIT;
    if (family.reroute() == Family.Reroute.NEVER
        || isMonitors && (access & ACC_SYNCHRONIZED) != 0) {
      return null;
    }
    if (family == Family.FILE && name.startsWith("transfer")) {
      return new Region(id, channelIn(descriptor), "enter");
    }
    boolean isObject = (access & ACC_STATIC) == 0;
    if (isMonitors && name.equals("wait")) {
      return new Region(id, 0, "enterWait");
    }
    return new Region(id, family == Family.STREAM && isObject ? 0 : -1, "enter");
  }

  /** Puts this region around a method, and the hook into it. */
  MethodVisitor around(
      MethodVisitor to, int access, String owner, String descriptor, Bracket hook) {
    BracketedMethod around = new BracketedMethod(to, access, owner, descriptor, this);
    return new BracketedMethod(around, access, owner, descriptor, hook.within(around));
  }

  /** The variable of the other channel. */
  private static int channelIn(String descriptor) {
    int variable = 1;
    for (Type each : Type.getArgumentTypes(descriptor)) {
      if (each.getSort() == Type.OBJECT) {
        return variable;
      }
      variable += each.getSize();
    }
    return -1;
  }

  @Override
  public void enter(MethodVisitor to) {
    Bracket.push(to, id); // int
    String descriptor = "(I)L" + TOKEN + ";";
    if (target >= 0) {
      to.visitVarInsn(ALOAD, target); // int, target
      descriptor = "(IL" + ANY + ";)L" + TOKEN + ";";
    }
    to.visitMethodInsn(INVOKESTATIC, REGIONS, method, descriptor, false); // region
  }

  @Override
  public void exit(MethodVisitor to, int token) {
    to.visitVarInsn(ALOAD, token); // region
    to.visitMethodInsn(INVOKESTATIC, REGIONS, "leave", "(L" + TOKEN + ";)V", false); //
  }

  @Override
  public boolean clearsToken() {
    return false;
  }
}
