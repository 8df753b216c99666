package io.octollm.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A provider over bare sockets, so that it can misbehave in every way. */
public final class BadServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Reply reply;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  /** What is done with a connection whose request was read. */
  public interface Reply {
    void to(Socket socket, CountDownLatch end) throws IOException, InterruptedException;
  }

  private BadServer(Reply reply) {
    this.reply = reply;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public static BadServer that(Reply reply) {
    return new BadServer(reply);
  }

  static Reply status(int status, String body, String... headers) {
    return (socket, end) -> write(socket, head(status, body.length(), headers) + body);
  }

  /** A reply that says how long it is, and then has this much alone. */
  static Reply part(String body, int length) {
    return (socket, end) -> write(socket, head(200, length) + body);
  }

  /** A byte each 50 ms, and never silence. */
  static Reply drip(int length) {
    return (socket, end) -> {
      write(socket, head(200, length));
      for (int i = 0; i < length && !end.await(50, TimeUnit.MILLISECONDS); i++) {
        write(socket, " ");
      }
    };
  }

  public static Reply hang() {
    return (socket, end) -> end.await();
  }

  static Reply reset() {
    return (socket, end) -> socket.setSoLinger(true, 0);
  }

  private static String head(int status, int length, String... headers) {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    String type = more.contains("Content-Type") ? "" : "Content-Type: application/json\r\n";
    return "HTTP/1.1 " + status + " X\r\nConnection: close\r\nContent-Length: " + length + "\r\n"
        + type + more + "\r\n";
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      requests.add(read(new BufferedInputStream(socket.getInputStream())));
      arrived.countDown();
      reply.to(socket, end);
    } catch (IOException e) {
      // The client has gone away: what it makes of that is the test's business.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no whole request");
      }
      head.append((char) next);
    }
    int length = head.toString().toLowerCase(Locale.ROOT).lines()
        .filter(line -> line.startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip())).findFirst().orElse(0);
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  public String url() {
    return "http://127.0.0.1:" + listening.getLocalPort() + "/v1";
  }

  List<String> requests() {
    return requests;
  }

  public void awaitRequest() throws InterruptedException {
    arrived.await();
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
