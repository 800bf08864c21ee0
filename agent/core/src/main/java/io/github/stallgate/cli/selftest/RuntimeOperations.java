// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.File;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Seeds, native libraries, forced garbage collections, the console. */
final class RuntimeOperations {

  private static final int SEED_BYTES = 4;
  private static final int LIVE_OBJECTS = 1_000_000;
  private static final int OBJECT_BYTES = 16;

  /** Libraries of the JDK that most programs never load. */
  private static final List<String> RARE_LIBRARIES = List.of("prefs", "rmi", "sctp", "attach");

  private RuntimeOperations() {}

  static List<Operation> all() {
    List<Operation> operations = new ArrayList<>();
    operations.addAll(
        OperationList.reportedAs("BlockingFile")
            .on("java.security.SecureRandom")
            .call("generateSeed", RuntimeOperations::nativeRandom, RuntimeOperations::generateSeed)
            .on("java.lang.System")
            .call("loadLibrary", RuntimeOperations::rareLibrary, RuntimeOperations::loadLibrary)
            .call("load", RuntimeOperations::rareLibrary, RuntimeOperations::load)
            .toList());
    operations.addAll(
        OperationList.reportedAs("BlockingWait")
            .on("java.lang.System")
            .call("gc", RuntimeOperations::liveObjects, RuntimeOperations::systemGc)
            .on("java.lang.Runtime")
            .call("gc", RuntimeOperations::liveObjects, RuntimeOperations::runtimeGc)
            .toList());
    operations.addAll(
        OperationList.reportedAs("BlockingConsole")
            .add("System.out.println", RuntimeOperations::printOut)
            .add("System.err.println", RuntimeOperations::printErr)
            .toList());
    return operations;
  }

  /** The generator whose seed comes from the kernel. */
  private static SecureRandom nativeRandom() throws UnavailableException {
    try {
      return SecureRandom.getInstance("NativePRNG");
    } catch (NoSuchAlgorithmException e) {
      throw new UnavailableException("this platform has no NativePRNG");
    }
  }

  private static File rareLibrary() throws UnavailableException {
    File home = new File(System.getProperty("java.home"));
    for (String name : RARE_LIBRARIES) {
      for (String folder : List.of("lib", "bin")) {
        File library = new File(new File(home, folder), System.mapLibraryName(name));
        if (library.isFile()) {
          return library;
        }
      }
    }
    throw new UnavailableException("this JDK ships none of the libraries " + RARE_LIBRARIES);
  }

  /** Enough to mark that a collection lasts longer than a millisecond. */
  private static List<byte[]> liveObjects() {
    List<byte[]> objects = new ArrayList<>(LIVE_OBJECTS);
    for (int i = 0; i < LIVE_OBJECTS; i++) {
      objects.add(new byte[OBJECT_BYTES]);
    }
    return objects;
  }

  static void generateSeed(SecureRandom random) {
    random.generateSeed(SEED_BYTES);
  }

  static void loadLibrary(File library) {
    String mapped = library.getName();
    String pattern = System.mapLibraryName("x");
    int head = pattern.indexOf('x');
    int tail = pattern.length() - head - 1;
    System.loadLibrary(mapped.substring(head, mapped.length() - tail));
  }

  static void load(File library) {
    System.load(library.getAbsolutePath());
  }

  static void systemGc(List<byte[]> live) {
    System.gc();
  }

  static void runtimeGc(List<byte[]> live) {
    Runtime.getRuntime().gc();
  }

  static void printOut() {
    System.out.println("a line on the standard output");
  }

  static void printErr() {
    System.err.println("a line on the standard error output");
  }
}
