// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

/** The calls that a coroutine blocks in. */
enum Kind {
  SLEEP("Thread.sleep", Waits::sleep),
  PARK("LockSupport.parkNanos", Waits::park),
  OBJECT_WAIT("Object.wait", Waits::objectWait),
  MONITOR("synchronized", Waits::monitor),
  LOCK("ReentrantLock.lock", Waits::lock),
  QUEUE("LinkedBlockingQueue.take", Waits::queue),
  FUTURE("CompletableFuture.get", Waits::future),
  JOIN("Thread.join", Waits::join),
  SOCKET_READ("Socket: read", Sockets::read),
  SOCKET_CONNECT("Socket.connect", Sockets::connect),
  SOCKET_ACCEPT("ServerSocket.accept", Sockets::accept),
  CHANNEL_READ("SocketChannel.read", Sockets::channelRead),
  CHANNEL_WRITE("SocketChannel.write", Sockets::channelWrite),
  DATAGRAM("DatagramSocket.receive", Sockets::datagram),
  UNIX_READ("SocketChannel.read, Unix domain", Sockets::unixRead),
  UNIX_ACCEPT("ServerSocketChannel.accept, Unix domain", Sockets::unixAccept),
  PIPE("Pipe: read", Sockets::pipe),
  SELECT("Selector.select", Sockets::select),
  FILE_STREAM("FileInputStream.read of a named pipe", SlowFiles::stream),
  RANDOM_ACCESS("RandomAccessFile.read of a named pipe", SlowFiles::randomAccess),
  FILE_CHANNEL("FileChannel.read of a named pipe", SlowFiles::channel),
  NEW_INPUT_STREAM("Files.newInputStream: read of a named pipe", SlowFiles::newInputStream),
  BYTE_CHANNEL("Files.newByteChannel: read of a named pipe", SlowFiles::byteChannel),
  READER("BufferedReader.readLine of a named pipe", SlowFiles::reader),
  READ_STRING("Files.readString of a named pipe", SlowFiles::readString),
  FILE_WRITE("FileOutputStream.write to a full named pipe", SlowFiles::write),
  OPEN("open of a named pipe", SlowFiles::open),
  FILE_LOCK("FileChannel.lock, held by another process", LockHolder::contend),
  PROCESS_WAIT("Process.waitFor", SlowFiles::waitFor),
  PROCESS_OUTPUT("Process: read of its output", SlowFiles::output),
  NAME("InetAddress.getByName", Names::lookUp),
  STANDARD_INPUT("System.in.read", SlowFiles::standardInput),
  ROW_LOCK("H2 within the JVM: wait for a row", Jdbc::embedded),
  QUERY("H2 over TCP: wait for a row", Jdbc::overTcp);

  private final String label;
  private final Blocked.Preparation preparation;

  Kind(String label, Blocked.Preparation preparation) {
    this.label = label;
    this.preparation = preparation;
  }

  String label() {
    return label;
  }

  Blocked prepare(Partner partner) throws Exception {
    return preparation.with(partner);
  }
}
