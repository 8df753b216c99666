package io.octollm.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.octollm.schema.Topics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where no broker answers: the line says what is there instead. */
@Timeout(30)
class UnreachableIT {
  @TempDir Path folder;

  private void isNamed(String bootstrap, String reason) throws InterruptedException {
    Topics topics = new Topics("away.");
    long start = System.nanoTime();
    List<Finding> findings = new Doctor(new DoctorSettings(Map.of("bootstrap.servers", bootstrap), topics,
        topics.specs(1, List.of()), null, null, Map.of(), folder, Wanted.NOTHING), Clock.systemUTC())
        .examine();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(findings).filteredOn(f -> f instanceof Finding.Trouble).singleElement()
        .satisfies(f -> assertThat(f.line()).startsWith("FAIL  broker: " + bootstrap)
            .contains(reason, "fix: start it (octollm up) or set OCTOLLM_KAFKA_BOOTSTRAP"));
  }

  @Test
  void aPortThatSpeaksHttp() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.start();
    try {
      isNamed("127.0.0.1:" + server.getAddress().getPort(), "it speaks HTTP and is no Kafka broker");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aPortThatSaysNothing() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      isNamed("127.0.0.1:" + silent.getLocalPort(), "it is silent");
    }
  }

  @Test
  void aPortThatNobodyHas() throws Exception {
    isNamed("127.0.0.1:1", "it refuses connections");
  }

  @Test
  void aNameThatNobodyKnows() throws Exception {
    isNamed("no-such-host.invalid:9092", "it has no known address");
  }
}
