// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every JDK method that is hooked. Methods are matched by name, so that one table serves all JDKs;
 * a native of that name is left alone, because then its callers or its call sites are in the table
 * too.
 *
 * <p>The order of the classes gives the hooks their ids, {@value #IDS_PER_CLASS} for each class:
 * append, do not insert, or raise the cache's version.
 */
public final class HookCatalog {
  static final int IDS_PER_CLASS = 64;
  private static final int ALL = 99;
  private static final String CHANNELS = "sun/nio/ch/";

  private static final List<HookedMethods> TABLE =
      List.of(
          of("java/lang/Object", Family.MONITOR_WAIT, "wait"),
          of("java/lang/Thread", Family.SLEEP, "sleep"),
          of("java/lang/Thread", Family.JOIN, "join"),
          of(
              "java/util/concurrent/locks/LockSupport",
              Family.PARK,
              "park",
              "parkNanos",
              "parkUntil"),
          of("sun/misc/Unsafe", Family.PARK, "park"),
          only(17, 18, "java/lang/ref/ReferenceQueue", Family.MONITOR_WAIT, "remove"),
          only(17, 18, "java/io/PipedInputStream", Family.MONITOR_WAIT, "read", "receive"),
          only(17, 18, "java/io/PipedReader", Family.MONITOR_WAIT, "read", "receive"),
          of("java/lang/System", Family.COLLECT, "gc"),
          of("java/nio/Bits", Family.COLLECT, "reserveMemory"),
          of("java/lang/Runtime", Family.LIBRARY, "load0", "loadLibrary0"),
          of("java/lang/ProcessImpl", Family.PROCESS, "start", "waitFor"),
          of("java/io/FileInputStream", Family.STREAM, "open", "read", "readAllBytes", "skip"),
          of("java/io/FileOutputStream", Family.STREAM, "open", "write"),
          of(
              "java/io/RandomAccessFile",
              Family.FILE,
              "open",
              "read",
              "write",
              "length",
              "setLength"),
          of("java/io/FileDescriptor", Family.SYNC, "sync"),
          of("java/io/File", Family.FILE, MethodNames.OF_FILE),
          of("sun/nio/fs/UnixNativeDispatcher", Family.FILE, MethodNames.OF_UNIX),
          only(17, 18, "sun/nio/fs/UnixNativeDispatcher", Family.FILE, "exists", "utimes"),
          only(
              19,
              ALL,
              "sun/nio/fs/UnixNativeDispatcher",
              Family.FILE,
              MethodNames.OF_UNIX_SINCE_19),
          only(
              17,
              18,
              "sun/nio/fs/UnixDirectoryStream$UnixDirectoryIterator",
              Family.FILE,
              "readNextEntry"),
          of(CHANNELS + "FileChannelImpl", Family.FILE, MethodNames.OF_CHANNEL),
          of(CHANNELS + "FileChannelImpl", Family.SYNC, "force"),
          of(
              CHANNELS + "FileChannelImpl",
              Family.FILE_LOCK,
              "lock(JJZ)Ljava/nio/channels/FileLock;"),
          of("java/nio/MappedMemoryUtils", Family.SYNC, "force"),
          of("java/nio/MappedMemoryUtils", Family.FILE, "load"),
          of(CHANNELS + "NioSocketImpl", Family.SOCKET, "read", "write", "accept", connect()),
          of(
              CHANNELS + "SocketChannelImpl",
              Family.CHANNEL,
              "read",
              "write",
              "connect",
              "finishConnect"),
          of(
              CHANNELS + "SocketChannelImpl",
              Family.SOCKET,
              "blockingRead",
              "blockingWriteFully",
              "blockingConnect"),
          of(CHANNELS + "ServerSocketChannelImpl", Family.CHANNEL, "accept"),
          of(CHANNELS + "ServerSocketChannelImpl", Family.SOCKET, "blockingAccept"),
          of(CHANNELS + "DatagramChannelImpl", Family.CHANNEL, receive(), send(), "read", "write"),
          of(CHANNELS + "DatagramChannelImpl", Family.SOCKET, "blockingReceive", "blockingSend"),
          of(CHANNELS + "SourceChannelImpl", Family.CHANNEL, "read"),
          of(CHANNELS + "SinkChannelImpl", Family.CHANNEL, "write"),
          of(CHANNELS + "SelectorImpl", Family.SELECT, "select()I", "select(J)I"),
          of(
              CHANNELS + "SelectorImpl",
              Family.CALLING_SELECT,
              "select(Ljava/util/function/Consumer;)I",
              "select(Ljava/util/function/Consumer;J)I"),
          of(CHANNELS + "NativeThreadSet", Family.MONITOR_WAIT, "signalAndWait"),
          of(
              "java/net/InetAddress",
              Family.DNS,
              "getAddressesFromNameService",
              "getHostFromNameService",
              "isReachable"),
          // Holds a monitor meanwhile, which others wait for that look up the same name.
          only(17, 18, "java/net/InetAddress$NameServiceAddresses", Family.DNS, "get"),
          of("java/net/NetworkInterface", Family.INTERFACE, MethodNames.OF_INTERFACE),
          of("java/lang/ClassLoader", Family.LOADING, loadClass(""), loadClass("Z")),
          of("jdk/internal/loader/BuiltinClassLoader", Family.LOADING, "loadClassOrNull"),
          of(
              "java/util/ServiceLoader$LazyClassPathLookupIterator",
              Family.LOADING,
              "hasNextService"),
          of("java/util/ServiceLoader$ModuleServicesLookupIterator", Family.LOADING, "hasNext"),
          of("sun/security/provider/NativePRNG$RandomIO", Family.LOADING, "implNextBytes"),
          of("sun/security/provider/NativePRNG$RandomIO", Family.SEED, "implGenerateSeed"),
          of("java/util/concurrent/CompletableFuture", Family.RESULT_ENTRY, "get", "join"),
          of("java/util/concurrent/FutureTask", Family.RESULT_ENTRY, "get"),
          of("java/util/concurrent/ForkJoinTask", Family.RESULT_ENTRY, "get", "join"),
          of("java/util/concurrent/CountDownLatch", Family.LATCH_ENTRY, "await"),
          of(
              "java/util/concurrent/ScheduledThreadPoolExecutor$ScheduledFutureTask",
              Family.TASK,
              "run"),
          of("java/util/concurrent/ThreadPoolExecutor", Family.IDLE, "getTask"),
          of("java/util/concurrent/ForkJoinPool", Family.IDLE, "awaitWork"),
          of("java/awt/EventQueue", Family.TASK, "dispatchEvent"),
          of("java/awt/EventQueue", Family.IDLE, "getNextEvent"),
          only(21, ALL, "java/lang/VirtualThread", Family.MOUNT, "runContinuation"),
          only(21, ALL, "java/lang/VirtualThread", Family.PINNED, "parkOnCarrierThread"),
          only(25, ALL, "java/lang/VirtualThread", Family.TIMER, timer()));

  private final Map<String, List<HookedMethods>> byType = new HashMap<>();
  private final Map<String, Integer> firstIds = new HashMap<>();

  /**
   * The rows that apply.
   *
   * @param jdk feature release
   * @param refusing whether calls may be refused, for which some more methods are hooked
   */
  public HookCatalog(int jdk, boolean refusing) {
    for (HookedMethods methods : TABLE) {
      Integer next = firstIds.size() * IDS_PER_CLASS;
      firstIds.putIfAbsent(methods.type(), next);
      if (methods.isFor(jdk) && (refusing || methods.family().timing() != Family.Timing.ENTRY)) {
        List<HookedMethods> rows = byType.get(methods.type());
        if (rows == null) {
          rows = new ArrayList<>(2);
          byType.put(methods.type(), rows);
        }
        rows.add(methods);
      }
    }
  }

  /** The rows of a class; null if it has none. */
  public List<HookedMethods> of(String type) {
    return byType.get(type);
  }

  /** The id of the first hook of that class. */
  public int firstId(String type) {
    return firstIds.get(type);
  }

  public Set<String> types() {
    return byType.keySet();
  }

  private static String connect() {
    return "connect(Ljava/net/SocketAddress;I)V";
  }

  private static String timer() {
    return "schedule(Ljava/lang/Runnable;JLjava/util/concurrent/TimeUnit;)"
        + "Ljava/util/concurrent/Future;";
  }

  private static String receive() {
    return "receive(Ljava/nio/ByteBuffer;)Ljava/net/SocketAddress;";
  }

  private static String send() {
    return "send(Ljava/nio/ByteBuffer;Ljava/net/SocketAddress;)I";
  }

  private static String loadClass(String resolve) {
    return "loadClass(Ljava/lang/String;" + resolve + ")Ljava/lang/Class;";
  }

  private static HookedMethods of(String type, Family family, String... names) {
    return new HookedMethods(type, family, 17, ALL, Set.of(names));
  }

  private static HookedMethods only(
      int since, int until, String type, Family family, String... names) {
    return new HookedMethods(type, family, since, until, Set.of(names));
  }
}
