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
  static final Resolver SYSTEM = new Resolver(InetAddress::getAllByName);

  private final Lookup lookup;

  /** Blocks. */
  interface Lookup {
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  Resolver(Lookup lookup) {
    this.lookup = lookup;
  }

  /** The addresses of that name, at least one, best first; waits if it has to be looked up. */
  List<InetSocketAddress> resolve(InetSocketAddress address) throws IOException {
    if (!address.isUnresolved()) {
      return List.of(address);
    }
    List<InetSocketAddress> all = new ArrayList<>();
    for (InetAddress each : resolve(address.getHostString())) {
      all.add(new InetSocketAddress(each, address.getPort()));
    }
    return all;
  }

  /** The addresses of that host, at least one; a cancelled wait ends at once. */
  List<InetAddress> resolve(String host) throws IOException {
    InetAddress[] found =
        Offload.io(WorkerPool.Use.NAMES, Async.OnCancel.ABANDON, () -> lookup.lookUp(host));
    if (found.length == 0) {
      throw new UnknownHostException("'" + host + "' has no address");
    }
    return List.of(found);
  }
}
