// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks names up off the loop, on threads of its own, so that slow name servers delay neither loops
 * nor files.
 */
final class Resolver {
  private static final int THREADS = 8;
  static final Resolver SYSTEM = new Resolver(InetAddress::getAllByName);

  private final Away away = new Away("stallgate-dns", THREADS);
  private final Lookup lookup;

  /** Blocks. */
  interface Lookup {
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  Resolver(Lookup lookup) {
    this.lookup = lookup;
  }

  /** The addresses of that name, at least one, best first; waits if it has to be looked up. */
  List<InetSocketAddress> resolve(EventLoop loop, InetSocketAddress address) throws IOException {
    if (!address.isUnresolved()) {
      return List.of(address);
    }
    String host = address.getHostString();
    InetAddress[] found;
    try {
      found = away.call(loop, () -> lookup.lookUp(host));
    } catch (IOException | RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IOException("can't look up '" + host + "'", failure);
    }
    if (found.length == 0) {
      throw new UnknownHostException("'" + host + "' has no address");
    }
    List<InetSocketAddress> all = new ArrayList<>(found.length);
    for (InetAddress each : found) {
      all.add(new InetSocketAddress(each, address.getPort()));
    }
    return all;
  }
}
