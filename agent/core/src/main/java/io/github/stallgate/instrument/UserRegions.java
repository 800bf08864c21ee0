// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ASM9;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.options.RegionPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/**
 * Methods of the application that wait in native code, by option and annotation: each becomes a
 * hook of its own, with a region around it. Safe for use by any thread.
 */
public final class UserRegions {
  private static final int FIRST_ID = 7_200;
  private static final int LAST_ID = 7_999;
  private static final String REROUTE = "Lio/github/stallgate/api/Reroute;";
  private static final byte[][] WORDS = {REROUTE.getBytes(StandardCharsets.US_ASCII)};

  private final List<RegionPattern> patterns;
  private final HookTable table;
  private final Consumer<String> notices;
  private final Set<RegionPattern> met = ConcurrentHashMap.newKeySet();
  private int nextId = FIRST_ID;

  /**
   * @param notices gets a line for what can't be done
   */
  public UserRegions(List<RegionPattern> patterns, HookTable table, Consumer<String> notices) {
    this.patterns = patterns;
    this.table = table;
    this.notices = notices;
  }

  /** A line for each pattern that has met no method, and that nothing was said of. */
  public List<String> unmet() {
    return patterns.stream()
        .filter(each -> !met.contains(each))
        .map(
            each ->
                "region="
                    + each.place()
                    + ": no class with such a method was loaded, nothing of it was rerouted; name"
                    + " one as com.acme.Native#call")
        .toList();
  }

  /** The new class; null to leave it as it is. */
  byte[] rewrite(String type, byte[] original) {
    String name = type.replace('/', '.');
    List<RegionPattern> own = new ArrayList<>();
    for (RegionPattern each : patterns) {
      if (each.type().matches(name)) {
        own.add(each);
      }
    }
    if (own.isEmpty() && ConstantPool.find(original, WORDS) == 0) {
      return null;
    }
    ClassReader reader = new ClassReader(original);
    Found found = new Found(own);
    reader.accept(found, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    found.complain(name);
    if (found.methods.isEmpty()) {
      return null;
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Rewriter(writer, type, found.methods), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private synchronized int id(String api) {
    if (nextId > LAST_ID) {
      notices.accept("region: " + api + " is one method too many and is not rerouted");
      return -1;
    }
    table.set(new Hook(nextId, Family.REGION, api, false));
    return nextId++;
  }

  /** Which methods of a class are meant. */
  private final class Found extends ClassVisitor {
    private final List<RegionPattern> own;
    private final Set<RegionPattern> missed;
    private final Set<String> methods = new HashSet<>();
    private final Set<String> natives = new HashSet<>();

    Found(List<RegionPattern> own) {
      super(ASM9);
      this.own = own;
      this.missed = new HashSet<>(own);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      boolean hasBody = (access & (ACC_NATIVE | ACC_ABSTRACT)) == 0 && !name.startsWith("<");
      for (RegionPattern each : own) {
        if (each.method().matches(name)) {
          missed.remove(each);
          met.add(each);
          take(name + descriptor, name, hasBody);
        }
      }
      return new MethodVisitor(ASM9) {
        @Override
        public AnnotationVisitor visitAnnotation(String type, boolean visible) {
          if (type.equals(REROUTE)) {
            take(name + descriptor, name, hasBody);
          }
          return null;
        }
      };
    }

    private void take(String method, String name, boolean hasBody) {
      if (hasBody) {
        methods.add(method);
      } else {
        natives.add(name);
      }
    }

    void complain(String type) {
      for (RegionPattern each : missed) {
        if (each.type().hasStar()) {
          continue; // Another class of that name may have it.
        }
        met.add(each);
        notices.accept(
            "region="
                + each.place()
                + ": "
                + type
                + " has no such method, nothing of it is rerouted; name one of its methods");
      }
      for (String each : natives) {
        notices.accept(
            "region: "
                + type
                + "#"
                + each
                + " has no Java code and is not rerouted; name the method that calls it");
      }
    }
  }

  private final class Rewriter extends ClassVisitor {
    private final String type;
    private final Set<String> methods;

    Rewriter(ClassVisitor to, String type, Set<String> methods) {
      super(ASM9, to);
      this.type = type;
      this.methods = methods;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
      String api = type.replace('/', '.') + "." + name;
      int id = methods.contains(name + descriptor) ? id(api) : -1;
      if (id < 0) {
        return to;
      }
      Region region = Region.of(id, Family.REGION, access, name, descriptor);
      Bracket hook = new Bracket.Timed(id, false, false);
      return region.around(to, access, type, descriptor, hook);
    }
  }
}
