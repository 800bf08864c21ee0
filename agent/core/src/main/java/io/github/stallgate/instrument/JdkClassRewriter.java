// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ASM9;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.catalog.HookedMethods;
import io.github.stallgate.catalog.StandIn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** Hooks the methods of one JDK class that the catalogue names. */
final class JdkClassRewriter extends ClassVisitor {
  private final String type;
  private final List<HookedMethods> rows;
  private final int firstId;
  private final boolean reroutes;
  private final List<Hook> hooks = new ArrayList<>();
  private final Set<String> hookedNames = new HashSet<>();

  private JdkClassRewriter(
      ClassVisitor to, String type, List<HookedMethods> rows, int firstId, boolean reroutes) {
    super(ASM9, to);
    this.type = type;
    this.rows = rows;
    this.firstId = firstId;
    this.reroutes = reroutes;
  }

  /**
   * The rewritten class and what it brings; deterministic, so that it can be kept between starts.
   *
   * @param reroutes whether calls that can be rerouted get a region
   */
  static PatchedClass rewrite(
      String type, byte[] original, List<HookedMethods> rows, int firstId, boolean reroutes) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    JdkClassRewriter rewriter = new JdkClassRewriter(writer, type, rows, firstId, reroutes);
    ClassVisitor first =
        type.equals(ThreadRewriter.THREAD) ? new ThreadRewriter(rewriter) : rewriter;
    reader.accept(first, ClassReader.EXPAND_FRAMES);
    byte[] bytes = rewriter.hooks.isEmpty() ? null : writer.toByteArray();
    return new PatchedClass(bytes, rewriter.hooks, rewriter.missing());
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
    for (HookedMethods row : rows) {
      if (row.covers(name, descriptor) && (access & (ACC_ABSTRACT | ACC_SYNTHETIC)) == 0) {
        return hooked(to, access, name, descriptor, row);
      }
    }
    return to;
  }

  private MethodVisitor hooked(
      MethodVisitor to, int access, String name, String descriptor, HookedMethods row) {
    if ((access & ACC_NATIVE) != 0) {
      return to;
    }
    hookedNames.add(name);
    hookedNames.add(name + descriptor);
    if (row.family() == Family.TIMER) {
      return reroutes ? new LoopTimer(to, type) : to;
    }
    boolean isStatic = (access & ACC_STATIC) != 0;
    Hook hook = new Hook(firstId + hooks.size(), row.family(), api(name), false);
    hooks.add(hook);
    Bracket bracket = Bracket.hook(hook.id(), row.family(), isStatic, descriptor);
    Region region = reroutes ? Region.of(hook.id(), row.family(), access, name, descriptor) : null;
    if (region == null) {
      return new BracketedMethod(to, access, type, descriptor, bracket);
    }
    return region.around(to, access, type, descriptor, bracket);
  }

  /** Names of the catalogue that no method with a body bears, and no call site stands in for. */
  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (HookedMethods row : rows) {
      for (String name : row.names()) {
        if (!hookedNames.contains(name) && !StandIn.isFor(type, name)) {
          missing.add(api(name));
        }
      }
    }
    return missing;
  }

  private String api(String method) {
    return type.replace('/', '.') + "." + method;
  }
}
