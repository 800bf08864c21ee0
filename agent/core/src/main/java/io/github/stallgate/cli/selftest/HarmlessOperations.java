// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import java.security.SecureRandom;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The counterparts that cannot block there and then, which the agent must keep silent about. */
public final class HarmlessOperations {

  private static final int RANDOM_BYTES = 16;
  private static final int DIRECT_BYTES = 1 << 16;
  private static final long LONG_NANOS = 1_000_000_000L;

  private HarmlessOperations() {}

  /**
   * The operations, none of which has a rule.
   *
   * @param scratch a directory for the operations' files; the caller deletes it
   */
  public static List<Operation> all(Path scratch) {
    return Stream.of(threads(), machine(), HarmlessSynchronizers.all(), HarmlessChannels.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Operation> threads() {
    return OperationList.harmless()
        .add("Thread.sleep(0)", HarmlessOperations::sleepZero)
        .add("Thread.yield", HarmlessOperations::yield)
        .add("Thread.join on a dead thread", HarmlessOperations::dead, HarmlessOperations::joinDead)
        .add("Object.notifyAll", HarmlessOperations::notifyNobody)
        .add("LockSupport.unpark", HarmlessOperations::unpark)
        .add("LockSupport.parkNanos with a permit", HarmlessOperations::parkWithPermit)
        .add("LockSupport.park with a permit", HarmlessOperations::parkForeverWithPermit)
        .toList();
  }

  private static List<Operation> machine() {
    return OperationList.harmless()
        .add("System.nanoTime", HarmlessOperations::nanoTime)
        .add("UUID.randomUUID", UUID::randomUUID, HarmlessOperations::randomUuid)
        .add(
            "SecureRandom.nextBytes", HarmlessOperations::warmRandom, HarmlessOperations::nextBytes)
        .add(
            "cached InetAddress.getByName",
            HarmlessOperations::cachedName,
            HarmlessOperations::resolveCached)
        .add("InetAddress.getByName of a literal", HarmlessOperations::literalAddress)
        .add("ByteBuffer.allocateDirect", HarmlessOperations::allocateDirect)
        .add("Class.forName", HarmlessOperations::loadClass)
        .add("ServiceLoader", HarmlessOperations::loadServices)
        .toList();
  }

  private static Thread dead() throws InterruptedException {
    Thread thread = new Thread(() -> {}, "selftest-dead");
    thread.start();
    thread.join();
    return thread;
  }

  private static SecureRandom warmRandom() {
    SecureRandom random = new SecureRandom();
    random.nextBytes(new byte[RANDOM_BYTES]);
    return random;
  }

  private static String cachedName() throws UnknownHostException {
    return InetAddress.getByName("localhost").getHostName();
  }

  static void sleepZero() throws InterruptedException {
    Thread.sleep(0);
  }

  static void yield() {
    Thread.yield();
  }

  static void joinDead(Thread thread) throws InterruptedException {
    thread.join();
  }

  static void notifyNobody() {
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  static void unpark() {
    LockSupport.unpark(Thread.currentThread());
  }

  static void parkWithPermit() {
    LockSupport.unpark(Thread.currentThread());
    LockSupport.parkNanos(LONG_NANOS);
  }

  static void parkForeverWithPermit() {
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park();
  }

  static void nanoTime() {
    System.nanoTime();
  }

  static void randomUuid(UUID warm) {
    UUID.randomUUID();
  }

  static void nextBytes(SecureRandom random) {
    random.nextBytes(new byte[RANDOM_BYTES]);
  }

  static void resolveCached(String name) throws UnknownHostException {
    InetAddress.getByName(name);
  }

  static void literalAddress() throws UnknownHostException {
    InetAddress.getByName("127.0.0.1");
  }

  static void allocateDirect() {
    ByteBuffer.allocateDirect(DIRECT_BYTES);
  }

  static void loadClass() throws ClassNotFoundException {
    String fresh = HarmlessOperations.class.getPackageName() + ".FreshClass";
    Class.forName(fresh, true, HarmlessOperations.class.getClassLoader());
  }

  static void loadServices() {
    ServiceLoader.load(FileSystemProvider.class, HarmlessOperations.class.getClassLoader())
        .iterator()
        .hasNext();
  }
}
