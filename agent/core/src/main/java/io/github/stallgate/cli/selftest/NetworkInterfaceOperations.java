// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** Questions about network interfaces, each of which asks the kernel. */
final class NetworkInterfaceOperations {

  private NetworkInterfaceOperations() {}

  static List<Operation> all() {
    return OperationList.reportedAs("BlockingSocket")
        .on("java.net.NetworkInterface")
        .call("getNetworkInterfaces", NetworkInterfaceOperations::getNetworkInterfaces)
        .call("networkInterfaces", NetworkInterfaceOperations::networkInterfaces)
        .call(
            "getByName",
            NetworkInterfaceOperations::loopback,
            NetworkInterfaceOperations::getByName)
        .call(
            "getByIndex",
            NetworkInterfaceOperations::loopback,
            NetworkInterfaceOperations::getByIndex)
        .call("getByInetAddress", NetworkInterfaceOperations::getByInetAddress)
        .call(
            "getHardwareAddress",
            NetworkInterfaceOperations::loopback,
            NetworkInterfaceOperations::getHardwareAddress)
        .call("isUp", NetworkInterfaceOperations::loopback, NetworkInterfaceOperations::isUp)
        .call("getMTU", NetworkInterfaceOperations::loopback, NetworkInterfaceOperations::mtu)
        .toList();
  }

  private static NetworkInterface loopback() throws Exception {
    NetworkInterface loopback = NetworkInterface.getByInetAddress(Loopback.address());
    if (loopback == null) {
      throw new UnavailableException("there is no loopback network interface");
    }
    return loopback;
  }

  static void getNetworkInterfaces() throws SocketException {
    NetworkInterface.getNetworkInterfaces();
  }

  static void networkInterfaces() throws SocketException {
    NetworkInterface.networkInterfaces();
  }

  static void getByName(NetworkInterface loopback) throws SocketException {
    NetworkInterface.getByName(loopback.getName());
  }

  static void getByIndex(NetworkInterface loopback) throws SocketException {
    NetworkInterface.getByIndex(loopback.getIndex());
  }

  static void getByInetAddress() throws SocketException {
    NetworkInterface.getByInetAddress(Loopback.address());
  }

  static void getHardwareAddress(NetworkInterface loopback) throws SocketException {
    loopback.getHardwareAddress();
  }

  static void isUp(NetworkInterface loopback) throws SocketException {
    loopback.isUp();
  }

  static void mtu(NetworkInterface loopback) throws SocketException {
    loopback.getMTU();
  }
}
