// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ASM9;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.JdbcCatalog;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/** Hooks the methods of a driver's class that do a query's work. */
final class JdbcRewriter extends ClassVisitor {
  private final String type;
  private final List<String> interfaces;
  private final HookTable table;
  private boolean changed;

  JdbcRewriter(ClassVisitor to, String type, List<String> interfaces, HookTable table) {
    super(ASM9, to);
    this.type = type;
    this.interfaces = interfaces;
    this.table = table;
  }

  boolean hasChanged() {
    return changed;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
    int id = JdbcCatalog.idOf(interfaces, name);
    if (id < 0 || (access & (ACC_ABSTRACT | ACC_NATIVE | ACC_STATIC | ACC_SYNTHETIC)) != 0) {
      return to;
    }
    changed = true;
    if (table.of(id) == null) {
      table.set(new Hook(id, Family.JDBC, interfaces.get(0).replace('/', '.') + "." + name, false));
    }
    return new BracketedMethod(
        to, access, type, descriptor, Bracket.hook(id, Family.JDBC, false, descriptor));
  }
}
