// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.feed;

import com.acme.common.PartnerServer;
import com.acme.common.SlowPartner;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The feed as it should not be: every endpoint holds the event loop that serves it. */
@RestController
@Profile("planted")
final class PlantedFeed implements DisposableBean {
  private final ReentrantLock archive = new ReentrantLock();
  private final PartnerServer partner = PartnerServer.start();

  /** Asks the partner once, on the main thread: the JDK's HTTP client reads files as it loads. */
  PlantedFeed() throws IOException {
    askPartner();
  }

  @Override
  public void destroy() {
    partner.close();
  }

  @GetMapping("/throttle")
  String throttle() throws InterruptedException {
    Thread.sleep(20); // stall: BlockingSleep
    return "slept";
  }

  @GetMapping("/editor")
  String awaitEditor() throws InterruptedException {
    CountDownLatch approval = new CountDownLatch(1);
    SlowPartner.answerOnceWaiting(approval::countDown);
    approval.await(); // stall: BlockingWait
    return "approved";
  }

  @GetMapping("/rank")
  String awaitRank() throws InterruptedException, ExecutionException {
    CompletableFuture<String> rank = new CompletableFuture<>();
    SlowPartner.answerOnceWaiting(() -> rank.complete("first"));
    return rank.get(); // stall: BlockingFuture
  }

  @GetMapping("/archive")
  Mono<String> contendForArchive() {
    return Mono.create(
        sink ->
            SlowPartner.holdLock(
                archive,
                task -> Schedulers.parallel().schedule(task),
                () -> sink.success(writeArchive())));
  }

  /** Runs on a Reactor parallel thread, which is a loop too. */
  private String writeArchive() {
    archive.lock(); // stall: BlockingLock
    archive.unlock();
    return "written";
  }

  @GetMapping("/headline")
  Mono<String> headline() {
    return Mono.delay(Duration.ofMillis(1)).map(tick -> readHeadline());
  }

  /** Runs on a Reactor parallel thread. */
  private static String readHeadline() {
    Path headline = Path.of(System.getProperty("java.home"), "release");
    return headline.toFile().length() + " bytes"; // stall: BlockingFile
  }

  @GetMapping("/partner")
  String askPartner() throws IOException {
    URL url = new URL("http", "127.0.0.1", partner.address().getPort(), "/quote");
    HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
    connection.setRequestMethod("HEAD"); // no body, which disconnect would read if it came late
    int status = connection.getResponseCode(); // stall: BlockingSocket
    connection.disconnect();
    return "status " + status;
  }

  @GetMapping("/resolve")
  String resolveHost() throws IOException {
    return InetAddress.getByName("localhost").getHostAddress(); // stall: BlockingDns
  }

  @GetMapping("/print")
  String print() {
    System.out.println("an article was read"); // stall: BlockingConsole
    return "printed";
  }
}
