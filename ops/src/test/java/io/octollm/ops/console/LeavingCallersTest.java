package io.octollm.ops.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.ops.Cluster;
import io.octollm.schema.EventName;
import io.octollm.schema.lines.HeardLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that promise a body and do not send all of it. */
@Timeout(60)
class LeavingCallersTest {
  private static final int MORE_THAN_THE_PLACES = 70;

  private final HeardLines lines = new HeardLines(RequestLines.class);
  private OpenConsole console;

  @BeforeEach
  void open() throws IOException {
    console = OpenConsole.toAll();
  }

  @AfterEach
  void close() {
    console.close();
    lines.close();
  }

  /** A caller in the middle of its body. */
  private Socket beginning(String method, String path) throws IOException {
    Socket caller = new Socket(InetAddress.getLoopbackAddress(), console.port());
    caller.getOutputStream().write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Length: 100\r\n\r\n{").getBytes(US_ASCII));
    return caller;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoLeavesInTheMiddleOfABodyIsTheEndOfItsRequest(boolean reset) throws Exception {
    try (Socket caller = beginning("PUT", "/debug/log-level")) {
      caller.setSoLinger(reset, 0);
    }
    Cluster.await("the last line", Duration.ofSeconds(10),
        () -> !lines.of(EventName.REQUEST_FAILED).isEmpty());

    assertThat(lines.of(EventName.REQUEST_FAILED)).singleElement().satisfies(line -> {
      assertThat(line.level()).isEqualTo("DEBUG");
      assertThat(line.fields()).containsEntry("path", "/debug/log-level");
      assertThat(line.fields().get("error_class")).isIn("IOException", "SocketException");
    });
  }

  @Test
  void thoseWhoNeverEndTheirBodyKeepNobodyElseOut() throws Exception {
    List<Socket> callers = new ArrayList<>();
    try {
      for (int i = 0; i < MORE_THAN_THE_PLACES; i++) {
        callers.add(beginning("PUT", "/debug/log-level"));
      }
      Cluster.await("all callers", Duration.ofSeconds(10),
          () -> lines.of(EventName.REQUEST_START).size() == MORE_THAN_THE_PLACES);

      assertThat(console.get("/health").statusCode()).isEqualTo(200);
    } finally {
      for (Socket caller : callers) {
        caller.close();
      }
    }
  }
}
