// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ASM9;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.TurnEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/** Has a framework's loop tell where its turns and its own waits begin and end. */
final class TurnRewriter extends ClassVisitor {
  private final String type;
  private final List<TurnEntry> entries;
  private final Set<String> methods;

  TurnRewriter(ClassVisitor to, ClassReader reader, List<TurnEntry> entries) {
    super(ASM9, to);
    this.type = reader.getClassName();
    this.entries = entries;
    this.methods = methods(reader);
  }

  private static Set<String> methods(ClassReader reader) {
    Set<String> names = new HashSet<>();
    ClassVisitor collect =
        new ClassVisitor(ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            names.add(name);
            return null;
          }
        };
    reader.accept(collect, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return names;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
    Family family = (access & (ACC_NATIVE | ACC_ABSTRACT)) == 0 ? family(name) : null;
    if (family == null) {
      return to;
    }
    boolean isStatic = (access & ACC_STATIC) != 0;
    Bracket bracket = new Bracket.Boundary(family, isStatic, descriptor);
    return new BracketedMethod(to, access, type, descriptor, bracket);
  }

  private Family family(String method) {
    for (TurnEntry entry : entries) {
      boolean named = entry.methods().contains(method);
      if (named && (entry.family() == Family.IDLE || method.equals(first(entry)))) {
        return entry.family();
      }
    }
    return null;
  }

  private String first(TurnEntry entry) {
    for (String method : entry.methods()) {
      if (methods.contains(method)) {
        return method;
      }
    }
    return null;
  }
}
