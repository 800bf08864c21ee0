// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import io.github.stallgate.catalog.StandIn;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes an application class call the bridge instead of natives that can't be hooked themselves.
 */
final class CallSiteRewriter extends ClassVisitor {
  private static final String THREAD = "java/lang/Thread";

  private final List<StandIn> standIns;
  private final String thread;
  private boolean changed;

  /**
   * @param thread the class itself if it inherits {@code sleep} from Thread, which compilers then
   *     call by the class's own name; else null
   */
  CallSiteRewriter(ClassVisitor to, List<StandIn> standIns, String thread) {
    super(ASM9, to);
    this.standIns = standIns;
    this.thread = thread;
  }

  /** The name of the class if it extends Thread and declares no {@code sleep(long)}; else null. */
  static String threadOf(ClassReader reader) {
    if (!THREAD.equals(reader.getSuperName())) {
      return null;
    }
    boolean[] declared = new boolean[1];
    ClassVisitor search =
        new ClassVisitor(ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            declared[0] |= name.equals("sleep") && descriptor.equals("(J)V");
            return null;
          }
        };
    reader.accept(search, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return declared[0] ? null : reader.getClassName();
  }

  boolean hasChanged() {
    return changed;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new CallSites(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  private final class CallSites extends MethodVisitor {
    CallSites(MethodVisitor to) {
      super(ASM9, to);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
      StandIn standIn = opcode == INVOKEINTERFACE ? null : standIn(owner, name, descriptor);
      // A stand-in would call the override that calls super, for ever, unless there can be none.
      boolean overridable = opcode == INVOKESPECIAL && standIn != null && !standIn.anyOwner();
      if (standIn == null || overridable || standIn.isStatic() != (opcode == INVOKESTATIC)) {
        super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
        return;
      }
      changed = true;
      // ..., receiver, arguments -> ..., result: the receiver becomes the first argument
      super.visitMethodInsn(
          INVOKESTATIC, StandIn.BRIDGE, standIn.standIn(), standIn.standInDescriptor(), false);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      // A serialisable lambda names its method once more when it is read back; the two must stay
      // the same.
      Object[] mapped =
          bootstrap.getName().equals("altMetafactory") ? arguments : mapped(arguments);
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, mapped);
    }

    @Override
    public void visitLdcInsn(Object value) {
      super.visitLdcInsn(mapped(value));
    }

    private Object[] mapped(Object[] arguments) {
      Object[] mapped = new Object[arguments.length];
      for (int i = 0; i < arguments.length; i++) {
        mapped[i] = mapped(arguments[i]);
      }
      return mapped;
    }

    private Object mapped(Object constant) {
      if (!(constant instanceof Handle handle)) {
        return constant;
      }
      StandIn standIn = standIn(handle.getOwner(), handle.getName(), handle.getDesc());
      int tag = handle.getTag();
      if (standIn == null || tag != (standIn.isStatic() ? H_INVOKESTATIC : H_INVOKEVIRTUAL)) {
        return constant;
      }
      changed = true;
      return new Handle(
          H_INVOKESTATIC, StandIn.BRIDGE, standIn.standIn(), standIn.standInDescriptor(), false);
    }
  }

  private StandIn standIn(String named, String name, String descriptor) {
    String owner = named.equals(thread) ? THREAD : named;
    for (StandIn standIn : standIns) {
      if (standIn.isCalledBy(owner, name, descriptor)) {
        return standIn;
      }
    }
    return null;
  }
}
