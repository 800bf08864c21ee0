// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import io.github.stallgate.catalog.LoopEntry;
import io.github.stallgate.catalog.StandIn;
import io.github.stallgate.catalog.TurnEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

/**
 * Rewrites the few application classes of interest: callers of natives that can't be hooked, JDBC
 * drivers, and the runners of loops. All others are told by their constant pool and left as they
 * are.
 */
final class ApplicationClasses {
  private static final String JDBC = "java/sql/";
  private static final String JDBC_SOURCES = "javax/sql/";

  private final HookTable table;
  private final JdbcTypes jdbc;
  private final List<StandIn> standIns = new ArrayList<>();
  private final byte[][] words;
  private final int jdbcWords;

  ApplicationClasses(HookTable table, JdbcTypes jdbc, int jdk) {
    this.table = table;
    this.jdbc = jdbc;
    List<String> interesting = new ArrayList<>();
    for (StandIn standIn : StandIn.ALL) {
      if (jdk <= standIn.untilJdk()) {
        standIns.add(standIn);
        interesting.add(standIn.name());
      }
    }
    this.jdbcWords = 3 << interesting.size();
    interesting.add(JDBC);
    interesting.add(JDBC_SOURCES);
    this.words = new byte[interesting.size()][];
    for (int i = 0; i < words.length; i++) {
      words[i] = interesting.get(i).getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** The new class; null to leave it as it is. */
  byte[] rewrite(String type, ClassLoader loader, byte[] original) {
    LoopEntry entry = LoopEntry.of(type);
    List<TurnEntry> turns = TurnEntry.of(type);
    int found = ConstantPool.find(original, words);
    if (found == 0 && entry == null && turns.isEmpty()) {
      return null;
    }
    ClassReader reader = new ClassReader(original);
    byte[] sites = (found & ~jdbcWords) == 0 ? null : callSites(reader);
    reader = sites == null ? reader : new ClassReader(sites);
    byte[] methods = turns.isEmpty() ? methods(reader, loader, found, entry) : turns(reader, turns);
    return methods == null ? sites : methods;
  }

  private static byte[] turns(ClassReader reader, List<TurnEntry> turns) {
    ClassWriter writer = new ClassWriter(reader, 0);
    return accept(reader, writer, new TurnRewriter(writer, reader, turns));
  }

  private byte[] callSites(ClassReader reader) {
    ClassWriter writer = new ClassWriter(reader, 0);
    CallSiteRewriter rewriter =
        new CallSiteRewriter(writer, standIns, CallSiteRewriter.threadOf(reader));
    reader.accept(rewriter, 0);
    return rewriter.hasChanged() ? writer.toByteArray() : null;
  }

  private byte[] methods(ClassReader reader, ClassLoader loader, int found, LoopEntry entry) {
    if (entry != null && LoopEntryRewriter.isRunner(reader, entry)) {
      ClassWriter writer = new ClassWriter(reader, 0);
      return accept(reader, writer, new LoopEntryRewriter(writer, reader.getClassName(), entry));
    }
    if ((found & jdbcWords) == 0) {
      return null;
    }
    List<String> interfaces = jdbc.learn(reader, loader);
    if (interfaces.isEmpty()) {
      return null;
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    JdbcRewriter rewriter = new JdbcRewriter(writer, reader.getClassName(), interfaces, table);
    byte[] bytes = accept(reader, writer, rewriter);
    return rewriter.hasChanged() ? bytes : null;
  }

  private static byte[] accept(ClassReader reader, ClassWriter writer, ClassVisitor rewriter) {
    reader.accept(rewriter, ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }
}
