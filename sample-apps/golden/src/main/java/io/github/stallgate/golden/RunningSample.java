// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import com.acme.load.Load;
import io.github.stallgate.harness.Jdk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A sample that listens on a loopback port, in a JVM of its own. */
public final class RunningSample implements AutoCloseable {
  /** Enough also while other processes want every processor. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration LOAD_PATIENCE = Duration.ofMinutes(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Jdk jdk;
  private final Path directory;
  private final ForkedJava process;
  private final int port;

  private RunningSample(Jdk jdk, Path directory, ForkedJava process, int port) {
    this.jdk = jdk;
    this.directory = directory;
    this.process = process;
    this.port = port;
  }

  /** Starts a JVM with that command line and waits until it says its port, at most 2 min. */
  static RunningSample start(Jdk jdk, List<String> command, Path directory) throws Exception {
    ForkedJava process =
        ForkedJava.start(jdk, command, "listening on ", directory.resolve("sample"));
    try {
      int port = Integer.parseInt(process.awaitGreeting(PATIENCE));
      return new RunningSample(jdk, directory, process, port);
    } catch (Exception e) {
      process.kill();
      throw e;
    }
  }

  /** The paths that the sample lists at its root. */
  public List<String> paths() throws IOException, InterruptedException {
    return get("/").body().lines().toList();
  }

  /** Asks for every path once, one after another; anything but a 200 is an error. */
  public void getEveryPath() throws IOException, InterruptedException {
    for (String path : paths()) {
      HttpResponse<String> response = get(path);
      if (response.statusCode() != 200) {
        throw new IllegalStateException(path + ": answered " + response.statusCode());
      }
    }
  }

  /** Spreads that many requests over the paths, from a JVM of its own; each must succeed. */
  public void load(int requests) throws Exception {
    Path classes = Path.of(Load.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> command = new ArrayList<>(List.of("-cp", classes.toString()));
    command.addAll(List.of(Load.class.getName(), "" + port, "" + requests));
    command.addAll(paths());
    ForkedJava load = ForkedJava.start(jdk, command, requests + " ok", directory.resolve("load"));
    load.awaitEnd(LOAD_PATIENCE);
  }

  /** As {@link #load}, while that many other processes each keep a core as busy as they can. */
  public void loadBeside(int busyProcesses, int requests) throws Exception {
    try (BusyProcesses busy = BusyProcesses.start(jdk, busyProcesses, directory)) {
      load(requests);
    }
  }

  /** Ends the sample by closing its standard input; it must exit with 0 within 2 min. */
  @Override
  public void close() throws Exception {
    process.awaitEnd(PATIENCE);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return client.send(
        HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
  }
}
