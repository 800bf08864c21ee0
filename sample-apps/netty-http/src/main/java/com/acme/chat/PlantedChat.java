// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.chat;

import com.acme.common.PartnerServer;
import com.acme.common.SlowPartner;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The chat as it should not be: its routes hold the event loop that serves them, here by calls that
 * wait, in {@link PlantedCpu} by computing, in {@link PlantedCrowd} by what others do.
 */
final class PlantedChat implements Chat {
  private final PartnerServer partner = PartnerServer.start();
  private final ReentrantLock ledger = new ReentrantLock();
  private final PlantedCpu cpu = new PlantedCpu();
  private final PlantedCrowd crowd = new PlantedCrowd();

  PlantedChat() throws IOException {}

  @Override
  public Map<String, Route> routes() {
    Map<String, Route> routes = new TreeMap<>();
    routes.putAll(waits());
    routes.putAll(cpu.routes());
    routes.putAll(crowd.routes());
    return routes;
  }

  private Map<String, Route> waits() {
    return Map.of(
        "/throttle", (none, reply) -> reply.text(throttle()),
        "/receipt", (none, reply) -> reply.text(awaitReceipt()),
        "/ledger", (none, reply) -> contendForLedger(reply),
        "/partner", (none, reply) -> reply.text(connectToPartner()),
        "/history", (none, reply) -> reply.text(readHistory()),
        "/resolve", (none, reply) -> reply.text(resolveHost()),
        "/convert", (none, reply) -> reply.text(startConverter()),
        "/print", (none, reply) -> reply.text(print()));
  }

  @Override
  public void close() {
    partner.close();
  }

  private String throttle() throws InterruptedException {
    Thread.sleep(20); // stall: BlockingSleep
    return "slept";
  }

  private String awaitReceipt() throws InterruptedException {
    CountDownLatch receipt = new CountDownLatch(1);
    SlowPartner.answerOnceWaiting(receipt::countDown);
    receipt.await(); // stall: BlockingWait
    return "received";
  }

  private void contendForLedger(Reply reply) {
    SlowPartner.holdLock(ledger, reply.loop(), () -> reply.text(writeLedger()));
  }

  private String writeLedger() {
    ledger.lock(); // stall: BlockingLock
    ledger.unlock();
    return "written";
  }

  private String connectToPartner() throws IOException {
    SocketChannel channel = SocketChannel.open(partner.address()); // stall: BlockingSocket
    channel.close();
    return "connected";
  }

  private String readHistory() throws IOException {
    Path history = Path.of(System.getProperty("java.home"), "release");
    return Files.readString(history); // stall: BlockingFile
  }

  private String resolveHost() throws IOException {
    return InetAddress.getByName("localhost").getHostAddress(); // stall: BlockingDns
  }

  private String startConverter() throws IOException {
    new ProcessBuilder("true").start(); // stall: BlockingProcess
    return "started";
  }

  private String print() {
    System.out.println("a message arrived"); // stall: BlockingConsole
    return "printed";
  }
}
