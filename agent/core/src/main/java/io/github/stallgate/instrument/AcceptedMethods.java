// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_BRIDGE;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.SIPUSH;

import io.github.stallgate.catalog.Fingerprint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/**
 * Has the methods that a baseline names say when they run on a loop.
 *
 * <p>One culprit stands for several methods: a method, its overloads, the lambdas in it, the same
 * in anonymous classes. What was accepted was in one of them, and nothing says in which. So a
 * culprit ran if all of them did, of all classes that the class's own file tells of. Safe for use
 * by any thread.
 */
public final class AcceptedMethods {
  private final Set<String> culprits;
  private final Set<String> types = new HashSet<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, List<Integer>> byCulprit = new HashMap<>();
  private final Map<String, Set<String>> expected = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  /**
   * @param culprits as {@code class.method}, without numbering
   */
  public AcceptedMethods(Collection<String> culprits) {
    this.culprits = Set.copyOf(culprits);
    for (String culprit : culprits) {
      types.add(typeOf(culprit));
    }
  }

  private static String typeOf(String culprit) {
    return culprit.substring(0, culprit.lastIndexOf('.'));
  }

  private static String written(String internalName) {
    return typeOf(Fingerprint.culprit(internalName.replace('/', '.'), "m"));
  }

  /** Whether all methods that the culprit stands for were entered on a loop of that kind. */
  public synchronized boolean ranOn(String culprit, String kind) {
    String type = typeOf(culprit);
    List<Integer> methods = byCulprit.getOrDefault(culprit, List.of());
    boolean known = seen.contains(type) && seen.containsAll(expected.getOrDefault(type, Set.of()));
    for (int id : methods) {
      known &= StallgateRuns.ranOn(id, kind);
    }
    return known && !methods.isEmpty();
  }

  /** The new class; null to leave it as it is. */
  synchronized byte[] rewrite(String type, byte[] original) {
    String name = written(type);
    if (!types.contains(name)) {
      return null;
    }
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    Rewriter rewriter = new Rewriter(writer, type, name);
    reader.accept(rewriter, 0);
    byte[] rewritten = writer.toByteArray();
    seen.add(type.replace('/', '.'));
    return rewritten;
  }

  /** Null if there is no more room; then the culprit never counts as run. */
  private Integer idOf(String type, String method, String descriptor, String culprit) {
    Integer id = ids.get(type + "." + method + descriptor);
    if (id == null && ids.size() < StallgateRuns.LIMIT) {
      id = ids.size();
      ids.put(type + "." + method + descriptor, id);
      byCulprit.computeIfAbsent(culprit, key -> new ArrayList<>()).add(id);
    } else if (id == null) {
      expected.computeIfAbsent(typeOf(culprit), key -> new HashSet<>()).add("no more room");
    }
    return id;
  }

  private final class Rewriter extends ClassVisitor {
    private final String type;
    private final String name;

    Rewriter(ClassVisitor to, String type, String name) {
      super(ASM9, to);
      this.type = type;
      this.name = name;
    }

    @Override
    public void visitInnerClass(String inner, String outer, String innerName, int access) {
      if (written(inner).equals(name)) {
        expected.computeIfAbsent(name, key -> new HashSet<>()).add(inner.replace('/', '.'));
      }
      super.visitInnerClass(inner, outer, innerName, access);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      MethodVisitor to = super.visitMethod(access, method, descriptor, signature, exceptions);
      String culprit = Fingerprint.culprit(type.replace('/', '.'), method);
      boolean hasCode = (access & (ACC_ABSTRACT | ACC_NATIVE | ACC_BRIDGE)) == 0;
      Integer id =
          hasCode && culprits.contains(culprit) ? idOf(type, method, descriptor, culprit) : null;
      return id == null ? to : new Entry(to, id);
    }
  }

  /** The frames of the body stay as they are: what is put before it leaves nothing on the stack. */
  private static final class Entry extends MethodVisitor {
    private final int id;

    Entry(MethodVisitor to, int id) {
      super(ASM9, to);
      this.id = id;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      visitIntInsn(SIPUSH, id); // id
      visitMethodInsn(INVOKESTATIC, "java/lang/StallgateRuns", "ran", "(I)V", false); // nothing
    }

    @Override
    public void visitMaxs(int stack, int locals) {
      super.visitMaxs(Math.max(stack, 1), locals);
    }
  }
}
