// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Name lookups that the hosts file answers, so that they work without a network. */
final class NameOperations {

  private static final String NAME = "localhost";
  private static final int ANY_MILLIS = 100;

  /** Where the count of spellings begins: the plain name may be in the JDK's cache. */
  private static final AtomicInteger SPELLING = new AtomicInteger();

  private NameOperations() {}

  static List<Operation> all() {
    return OperationList.reportedAs("BlockingDns")
        .on("java.net.InetAddress")
        .call("getByName", NameOperations::freshName, NameOperations::getByName)
        .call("getAllByName", NameOperations::freshName, NameOperations::getAllByName)
        .call("getHostName", NameOperations::unnamed, NameOperations::getHostName)
        .call("getCanonicalHostName", NameOperations::unnamed, NameOperations::getCanonicalHostName)
        .call("getLocalHost", NameOperations::getLocalHost)
        .call("isReachable", NameOperations::unnamed, NameOperations::isReachable)
        .toList();
  }

  /**
   * The local host's name in a mixture of cases that was not asked for before: the hosts file
   * ignores case, the cache of the JDK does not.
   */
  private static String freshName() {
    int bits = SPELLING.incrementAndGet();
    StringBuilder spelled = new StringBuilder();
    for (int i = 0; i < NAME.length(); i++) {
      char letter = NAME.charAt(i);
      spelled.append((bits >> i & 1) == 1 ? Character.toUpperCase(letter) : letter);
    }
    return spelled.toString();
  }

  /** The loopback address without a name: asking for its name looks it up. */
  private static InetAddress unnamed() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  static void getByName(String name) throws UnknownHostException {
    InetAddress.getByName(name);
  }

  static void getAllByName(String name) throws UnknownHostException {
    InetAddress.getAllByName(name);
  }

  static void getHostName(InetAddress address) {
    address.getHostName();
  }

  static void getCanonicalHostName(InetAddress address) {
    address.getCanonicalHostName();
  }

  static void getLocalHost() throws UnknownHostException {
    InetAddress.getLocalHost();
  }

  static void isReachable(InetAddress address) throws Exception {
    address.isReachable(ANY_MILLIS);
  }
}
