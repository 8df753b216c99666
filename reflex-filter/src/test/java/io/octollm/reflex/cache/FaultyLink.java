package io.octollm.reflex.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy before a server on 127.0.0.1, over real sockets; what comes back is passed on, late,
 * in drops, cut, garbled, or not at all. The fault may be changed while connections are open.
 */
final class FaultyLink implements AutoCloseable {
  private static final long DELAY_NANOS = 150_000_000;
  private static final long DRIP_NANOS = 30_000_000;

  /** What happens to the bytes of the server. */
  enum Fault {
    NONE,
    /** Connections are refused, and open ones ended. */
    DOWN,
    /** Connections are accepted and nothing is said. */
    HANG,
    /** Each piece comes after three times the limit. */
    DELAY,
    /** One byte at a time, each within the limit. */
    DRIP,
    /** The connection ends in the middle of each reply. */
    CUT,
    /** Random bytes instead. */
    GARBLE,
    /** A web server instead. */
    HTTP,
    /** A reply of another type than was asked for. */
    NUMBER,
    /** A length of which no reply follows. */
    ENDLESS
  }

  private final int serverPort;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.NONE;

  FaultyLink(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI url() {
    return URI.create("redis://127.0.0.1:" + door.getLocalPort());
  }

  void fault(Fault now) {
    fault = now;
    if (now == Fault.DOWN) {
      hangUp();
    }
  }

  private void hangUp() {
    open.forEach(FaultyLink::close);
    open.clear();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (fault == Fault.DOWN) {
          close(client);
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        server.setTcpNoDelay(true);
        client.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> carry(client, server, false));
        Thread.ofVirtual().start(() -> carry(server, client, true));
      } catch (IOException e) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private void carry(Socket from, Socket to, boolean back) {
    byte[] piece = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        if (back) {
          passOn(piece, n, to, out);
        } else {
          out.write(piece, 0, n);
        }
      }
    } catch (IOException e) {
      // One side is gone: so is the other.
    } finally {
      close(from);
      close(to);
    }
  }

  private void passOn(byte[] piece, int n, Socket to, OutputStream out) throws IOException {
    switch (fault) {
      case NONE -> out.write(piece, 0, n);
      case DOWN -> to.close();
      case HANG -> { }
      case DELAY -> {
        LockSupport.parkNanos(DELAY_NANOS);
        out.write(piece, 0, n);
      }
      case DRIP -> {
        for (int i = 0; i < n && fault == Fault.DRIP; i++) {
          LockSupport.parkNanos(DRIP_NANOS);
          out.write(piece[i]);
        }
      }
      case CUT -> {
        out.write(piece, 0, n / 2);
        to.close();
      }
      case GARBLE -> {
        byte[] rubbish = new byte[n];
        new java.util.Random(n).nextBytes(rubbish);
        out.write(rubbish);
      }
      case HTTP -> out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(ISO_8859_1));
      case NUMBER -> out.write(":17\r\n".getBytes(ISO_8859_1));
      case ENDLESS -> out.write("$2147483647\r\n{".getBytes(ISO_8859_1));
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    hangUp();
  }
}
