// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.policy;

import io.github.stallgate.catalog.Fingerprint;
import io.github.stallgate.classify.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Consent given in the source: {@code @MayBlock(reason = …)} on a method or a class. Read from
 * class files, so that no application class is loaded or initialised for it. Safe for use by any
 * thread.
 */
public final class Annotations {
  private static final String MAY_BLOCK = "Lio/github/stallgate/api/MayBlock;";
  private static final String WHOLE_CLASS = "";
  private static final Map<String, String> NONE = Map.of();

  /** Reasons by method name, by class. */
  private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

  /** What the sources of these classes say; the classes tell the loaders to ask. */
  public Consent of(Class<?>[] stack) {
    Map<String, ClassLoader> loaders = new HashMap<>();
    for (Class<?> type : stack) {
      if (type != null && type.getClassLoader() != null) {
        loaders.put(type.getName(), type.getClassLoader());
      }
    }
    return frame -> reason(frame, loaders.get(frame.type()));
  }

  /**
   * What the sources of classes say that only their names are known of. That the loader does not
   * know a class says nothing of the others.
   */
  public Consent of(ClassLoader loader) {
    return frame -> reason(frame, known.computeIfAbsent(frame.type(), type -> read(type, loader)));
  }

  private String reason(Frame frame, ClassLoader loader) {
    Map<String, String> reasons = known.computeIfAbsent(frame.type(), type -> read(type, loader));
    return reason(
        frame, reasons == null ? known.computeIfAbsent(frame.type(), t -> NONE) : reasons);
  }

  private static String reason(Frame frame, Map<String, String> reasons) {
    if (reasons == null || reasons.isEmpty()) {
      return null;
    }
    String ofMethod = reasons.get(Fingerprint.sourceMethod(frame.method()));
    return ofMethod != null ? ofMethod : reasons.get(WHOLE_CLASS);
  }

  /** Null if the loader does not have the class. */
  private static Map<String, String> read(String type, ClassLoader loader) {
    ClassLoader from = loader == null ? ClassLoader.getSystemClassLoader() : loader;
    try (InputStream in = from.getResourceAsStream(type.replace('.', '/') + ".class")) {
      return in == null ? null : read(new ClassReader(in));
    } catch (IOException | RuntimeException unreadable) {
      return NONE;
    }
  }

  private static Map<String, String> read(ClassReader reader) {
    Map<String, String> reasons = new HashMap<>();
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return reason(descriptor, WHOLE_CLASS, reasons);
          }

          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return reason(annotation, name, reasons);
              }
            };
          }
        };
    reader.accept(
        visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return reasons.isEmpty() ? NONE : reasons;
  }

  private static AnnotationVisitor reason(
      String descriptor, String method, Map<String, String> to) {
    if (!descriptor.equals(MAY_BLOCK)) {
      return null;
    }
    return new AnnotationVisitor(Opcodes.ASM9) {
      @Override
      public void visit(String name, Object value) {
        if (name.equals("reason") && !value.toString().isBlank()) {
          to.put(method, value.toString());
        }
      }
    };
  }
}
