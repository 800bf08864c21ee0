// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ConstantPoolTest {
  private static final byte[][] WORDS = {
    ascii("sleep"), ascii("wait"), ascii("length"), ascii("java/util/"), ascii("Code")
  };
  private static final int UTF8 = 1;

  @Test
  void find_classesOfTheJdk_agreesWithAnotherReader() throws Exception {
    int different = 0;
    try (ModuleReader reader = ModuleFinder.ofSystem().find("java.base").orElseThrow().open()) {
      List<String> names =
          reader
              .list()
              .filter(name -> name.matches("java/(lang|io|util)/.*\\.class|module-info.class"))
              .toList();
      assertThat(names).hasSizeGreaterThan(500).contains("module-info.class");
      for (String name : names) {
        byte[] file = reader.open(name).orElseThrow().readAllBytes();
        int found = ConstantPool.find(file, WORDS);
        assertThat(found).as(name).isEqualTo(expected(file));
        different |= found;
      }
    }
    assertThat(different).isEqualTo((1 << WORDS.length) - 1);
  }

  @Test
  void find_wordBehindConstantsOfEveryKind_isFound() {
    byte[] file = allKinds();
    assertThat(ConstantPool.find(file, new byte[][] {ascii("theLastName")})).isEqualTo(1);
    assertThat(ConstantPool.find(file, new byte[][] {ascii("theLast")})).isZero();
    assertThat(ConstantPool.find(file, new byte[][] {ascii("absent/")})).isZero();
  }

  private static byte[] allKinds() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Kinds", null, "java/lang/Object", null);
    MethodVisitor to = writer.visitMethod(Opcodes.ACC_STATIC, "all", "()V", null, null);
    Handle bootstrap =
        new Handle(Opcodes.H_INVOKESTATIC, "Kinds", "make", "()Ljava/lang/Object;", false);
    Object[] constants = {
      1,
      2f,
      3L,
      4d,
      "text",
      org.objectweb.asm.Type.getMethodType("()V"),
      bootstrap,
      new ConstantDynamic("dynamic", "J", bootstrap),
      5L,
      6d
    };
    for (Object constant : constants) {
      to.visitLdcInsn(constant);
    }
    to.visitInvokeDynamicInsn("site", "()V", bootstrap);
    to.visitMethodInsn(Opcodes.INVOKESTATIC, "Kinds", "theLastName", "()V", false);
    to.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** The same by way of the library's table of constants. */
  private static int expected(byte[] file) {
    ClassReader reader = new ClassReader(file);
    int found = 0;
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at > 0 && file[at - 1] == UTF8) {
        String text =
            new String(file, at + 2, reader.readUnsignedShort(at), StandardCharsets.UTF_8);
        for (int w = 0; w < WORDS.length; w++) {
          String word = new String(WORDS[w], StandardCharsets.US_ASCII);
          boolean matches = word.endsWith("/") ? text.startsWith(word) : text.equals(word);
          found |= matches ? 1 << w : 0;
        }
      }
    }
    return found;
  }

  private static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }
}
