package io.octollm.ops.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Finds out why no broker answers at an address, after Kafka's client gave up: it says only that time
 * is over, whatever listens there.
 */
public final class AddressProbe {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final byte[] REQUEST = "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int ANSWER_BYTES = 4;
  private static final int TLS_ALERT = 0x15;

  private AddressProbe() {}

  /** What the first of the addresses does, in words that follow it; takes 2 s at the most. */
  public static String reason(String bootstrap) {
    String first = bootstrap.split(",", 2)[0].strip();
    int colon = first.lastIndexOf(':');
    String port = first.substring(colon + 1);
    if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
      return "is no address of the form HOST:PORT";
    }
    InetSocketAddress address = new InetSocketAddress(first.substring(0, colon), Integer.parseInt(port));
    return address.isUnresolved() ? "has no known address" : listener(address);
  }

  private static String listener(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) LIMIT.toMillis());
      socket.setSoTimeout((int) LIMIT.toMillis());
      socket.getOutputStream().write(REQUEST);
      byte[] answer = socket.getInputStream().readNBytes(ANSWER_BYTES);
      if (new String(answer, StandardCharsets.US_ASCII).startsWith("HTTP")) {
        return "speaks HTTP and is no Kafka broker";
      }
      return answer.length > 0 && answer[0] == TLS_ALERT
          ? "speaks TLS: set kafka.security.protocol to SSL or SASL_SSL"
          : "takes connections, but not this client's: see kafka.security.protocol";
    } catch (ConnectException e) {
      return "refuses connections";
    } catch (SocketTimeoutException e) {
      return "is silent";
    } catch (IOException e) {
      return "takes connections, but not this client's: see kafka.security.protocol";
    }
  }
}
