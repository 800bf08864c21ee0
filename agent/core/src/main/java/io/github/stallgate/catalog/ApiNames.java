// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The public types behind the JDK's implementing classes. A finding names what the application
 * called, and the same on every JDK.
 */
public final class ApiNames {
  /** Exact names first; one that ends with a dollar sign stands for all nested classes. */
  private static final Map<String, String> PUBLIC = new LinkedHashMap<>();

  static {
    PUBLIC.put("sun.nio.ch.FileChannelImpl", "java.nio.channels.FileChannel");
    PUBLIC.put("sun.nio.ch.SocketChannelImpl", "java.nio.channels.SocketChannel");
    PUBLIC.put("sun.nio.ch.ServerSocketChannelImpl", "java.nio.channels.ServerSocketChannel");
    PUBLIC.put("sun.nio.ch.DatagramChannelImpl", "java.nio.channels.DatagramChannel");
    PUBLIC.put("sun.nio.ch.SourceChannelImpl", "java.nio.channels.Pipe$SourceChannel");
    PUBLIC.put("sun.nio.ch.SinkChannelImpl", "java.nio.channels.Pipe$SinkChannel");
    PUBLIC.put("sun.nio.ch.SelectorImpl", "java.nio.channels.Selector");
    PUBLIC.put("sun.nio.ch.PendingFuture", "java.util.concurrent.Future");
    PUBLIC.put("sun.nio.ch.SocketAdaptor$", "java.net.Socket$SocketInputStream");
    PUBLIC.put("sun.nio.ch.SocketAdaptor", "java.net.Socket");
    PUBLIC.put("sun.nio.ch.SocketInputStream", "java.net.Socket$SocketInputStream");
    PUBLIC.put("sun.nio.ch.SocketOutputStream", "java.net.Socket$SocketOutputStream");
    PUBLIC.put("sun.nio.ch.ServerSocketAdaptor", "java.net.ServerSocket");
    PUBLIC.put("sun.nio.ch.DatagramSocketAdaptor", "java.net.DatagramSocket");
    PUBLIC.put("java.net.NetMulticastSocket", "java.net.DatagramSocket");
    PUBLIC.put("sun.nio.ch.ChannelInputStream", "java.io.InputStream");
    PUBLIC.put("sun.nio.ch.ChannelOutputStream", "java.io.OutputStream");
    PUBLIC.put("java.nio.channels.Channels$", "java.nio.channels.Channels");
    PUBLIC.put("sun.nio.fs.UnixFileSystemProvider", "java.nio.file.spi.FileSystemProvider");
    PUBLIC.put("sun.nio.fs.UnixDirectoryStream$", "java.nio.file.DirectoryStream");
    PUBLIC.put("sun.nio.fs.UnixDirectoryStream", "java.nio.file.DirectoryStream");
    PUBLIC.put("sun.nio.fs.UnixPath", "java.nio.file.Path");
    PUBLIC.put("sun.nio.fs.UnixFileStore", "java.nio.file.FileStore");
    PUBLIC.put("sun.nio.fs.LinuxFileStore", "java.nio.file.FileStore");
    PUBLIC.put("sun.nio.fs.UnixFileAttributeViews$", "java.nio.file.attribute.FileAttributeView");
    PUBLIC.put("java.lang.ProcessImpl", "java.lang.Process");
    PUBLIC.put("sun.security.ssl.SSLSocketImpl$", "javax.net.ssl.SSLSocket");
    PUBLIC.put("sun.security.ssl.SSLSocketImpl", "javax.net.ssl.SSLSocket");
    PUBLIC.put("jdk.internal.net.http.HttpClientFacade", "java.net.http.HttpClient");
    PUBLIC.put("jdk.internal.net.http.HttpClientImpl", "java.net.http.HttpClient");
    PUBLIC.put("sun.net.www.protocol.http.HttpURLConnection$", "java.net.HttpURLConnection");
    PUBLIC.put("sun.net.www.protocol.http.HttpURLConnection", "java.net.HttpURLConnection");
    PUBLIC.put(
        "sun.net.www.protocol.https.HttpsURLConnectionImpl", "javax.net.ssl.HttpsURLConnection");
    PUBLIC.put(
        "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject",
        "java.util.concurrent.locks.Condition");
  }

  /** Classes that only pass a call on; what they call is the API. */
  private static final List<String> TRANSPARENT =
      List.of(
          "java.lang.reflect.",
          "java.lang.invoke.",
          "jdk.internal.reflect.",
          "java.security.AccessController",
          "java.util.stream.",
          "java.util.Iterator",
          "java.util.Spliterators",
          "java.util.ArrayList",
          "java.util.Arrays$",
          "java.util.AbstractList",
          "java.util.Collections$",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.Optional",
          "java.util.ImmutableCollections",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.function.");

  private static final List<String> STREAM_BASES =
      List.of("java.io.InputStream", "java.io.OutputStream", "java.io.Reader", "java.io.Writer");

  private ApiNames() {}

  /** Whether it is one of the abstract classes that streams inherit from. */
  public static boolean isStreamBase(String className) {
    return STREAM_BASES.contains(className);
  }

  public static boolean isTransparent(String className) {
    for (String prefix : TRANSPARENT) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The type to name for that class. */
  public static String publicName(String className) {
    String exact = PUBLIC.get(className);
    if (exact != null) {
      return exact;
    }
    int dollar = className.indexOf('$');
    String nested = dollar < 0 ? null : PUBLIC.get(className.substring(0, dollar + 1));
    return nested == null ? className : nested;
  }
}
