package io.octollm.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where no broker answers: what is there instead. */
@Timeout(20)
class AddressProbeTest {
  @Test
  void aPortThatSpeaksHttp() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.start();
    try {
      assertThat(AddressProbe.reason("127.0.0.1:" + server.getAddress().getPort() + ",127.0.0.1:1"))
          .isEqualTo("speaks HTTP and is no Kafka broker");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aPortThatSaysNothing() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(AddressProbe.reason("127.0.0.1:" + silent.getLocalPort())).isEqualTo("is silent");
    }
  }

  /** A TLS server answers what it does not understand with an alert; a broker hangs up. */
  @Test
  void aPortThatSpeaksTlsAndOneThatHangsUp() throws Exception {
    assertThat(answering(new byte[] {0x15, 3, 3, 0, 2, 2, 70})).startsWith("speaks TLS");
    assertThat(answering(new byte[0])).contains("takes connections", "kafka.security.protocol");
  }

  private static String answering(byte[] answer) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> {
        try (Socket socket = server.accept()) {
          socket.getInputStream().readNBytes(18);
          socket.getOutputStream().write(answer);
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      });
      return AddressProbe.reason("127.0.0.1:" + server.getLocalPort());
    }
  }

  @Test
  void aPortThatNobodyHas() {
    assertThat(AddressProbe.reason("127.0.0.1:1")).isEqualTo("refuses connections");
  }

  @Test
  void aNameThatNobodyKnows() {
    assertThat(AddressProbe.reason("no-such-host.invalid:9092")).isEqualTo("has no known address");
  }

  @Test
  void whatIsNoAddress() {
    assertThat(AddressProbe.reason("localhost")).isEqualTo("is no address of the form HOST:PORT");
    assertThat(AddressProbe.reason("localhost:99999")).isEqualTo("is no address of the form HOST:PORT");
  }
}
