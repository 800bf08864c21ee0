// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The two HTTP clients of the JDK, against a server of one answer. */
final class HttpOperations {

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
          .getBytes(StandardCharsets.US_ASCII);

  /** A listener whose backlog holds the request until the partner answers it. */
  private record Server(ServerSocket listener, HttpClient client) implements AutoCloseable {
    static Server open() throws IOException {
      ServerSocket listener = new ServerSocket();
      listener.bind(Loopback.anyPort());
      return new Server(
          listener, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    URI address() {
      InetSocketAddress bound = (InetSocketAddress) listener.getLocalSocketAddress();
      return URI.create("http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort());
    }

    void answer() throws IOException {
      try (Socket socket = listener.accept();
          BufferedReader request =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
        String line = request.readLine();
        while (line != null && !line.isEmpty()) {
          line = request.readLine();
        }
        socket.getOutputStream().write(ANSWER);
        socket.getOutputStream().flush();
      }
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }

  private HttpOperations() {}

  static List<Operation> all() {
    List<Operation> operations = new ArrayList<>();
    operations.addAll(
        OperationList.reportedAs("BlockingFuture")
            .on("java.net.http.HttpClient")
            .call("send", HttpOperations::server, HttpOperations::send)
            .toList());
    operations.addAll(
        OperationList.reportedAs("BlockingSocket")
            .on("java.net.HttpURLConnection")
            .call("getResponseCode", HttpOperations::server, HttpOperations::urlConnection)
            .toList());
    return operations;
  }

  private static Partner<Server> server() throws Exception {
    return Partner.of(Server.open(), Server::answer);
  }

  static void send(Partner<Server> partner) throws Exception {
    Server server = partner.meet();
    HttpRequest request = HttpRequest.newBuilder(server.address()).build();
    server.client().send(request, HttpResponse.BodyHandlers.ofString());
  }

  static void urlConnection(Partner<Server> partner) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) partner.meet().address().toURL().openConnection(Proxy.NO_PROXY);
    connection.getResponseCode();
    connection.disconnect();
  }
}
