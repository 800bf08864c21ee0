// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

/** Initialises the JDK's hooked classes, so that the JVM verifies what became of them. */
public final class HookedTypes {
  private static final String NAMES =
      """
      java.awt.EventQueue
      java.io.File
      java.io.FileDescriptor
      java.io.FileInputStream
      java.io.FileOutputStream
      java.io.PipedInputStream
      java.io.PipedReader
      java.io.RandomAccessFile
      java.lang.ClassLoader
      java.lang.Object
      java.lang.ProcessImpl
      java.lang.Runtime
      java.lang.System
      java.lang.Thread
      java.lang.VirtualThread
      java.lang.ref.ReferenceQueue
      java.net.InetAddress
      java.net.NetworkInterface
      java.nio.Bits
      java.nio.MappedMemoryUtils
      java.util.ServiceLoader$LazyClassPathLookupIterator
      java.util.ServiceLoader$ModuleServicesLookupIterator
      java.util.concurrent.CompletableFuture
      java.util.concurrent.CountDownLatch
      java.util.concurrent.ForkJoinPool
      java.util.concurrent.ForkJoinTask
      java.util.concurrent.FutureTask
      java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask
      java.util.concurrent.ThreadPoolExecutor
      java.util.concurrent.locks.LockSupport
      jdk.internal.loader.BuiltinClassLoader
      sun.misc.Unsafe
      sun.nio.ch.
      sun.nio.ch.DatagramChannelImpl
      sun.nio.ch.FileChannelImpl
      sun.nio.ch.NativeThreadSet
      sun.nio.ch.NioSocketImpl
      sun.nio.ch.SelectorImpl
      sun.nio.ch.ServerSocketChannelImpl
      sun.nio.ch.SinkChannelImpl
      sun.nio.ch.SocketChannelImpl
      sun.nio.ch.SourceChannelImpl
      sun.nio.fs.UnixDirectoryStream$UnixDirectoryIterator
      sun.nio.fs.UnixNativeDispatcher
      sun.security.provider.NativePRNG$RandomIO
      """;

  private HookedTypes() {}

  /** Prints {@code done}, or fails with the first that is not verified. */
  public static void main(String[] args) {
    NAMES.lines().forEach(HookedTypes::initialise);
    System.out.println("done");
  }

  private static void initialise(String name) {
    try {
      Class.forName(name, true, null);
    } catch (ClassNotFoundException otherJdk) {
      // Not every JDK has each of them.
    }
  }
}
