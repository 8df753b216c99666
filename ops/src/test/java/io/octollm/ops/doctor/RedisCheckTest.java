package io.octollm.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

/** A real redis-server, with a password, and what stands in for one. */
@Timeout(30)
class RedisCheckTest {
  private static RedisServer server;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    server = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"")
        .setting("requirepass right-word").build();
    server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  private static String line(String url) {
    Finding finding = RedisCheck.look(URI.create(url));
    if (finding instanceof Finding.Trouble) {
      DoctorPage.tells(finding);
    }
    return finding.line();
  }

  private static String own() {
    return "redis://:right-word@127.0.0.1:" + port;
  }

  @Test
  void theRightPasswordIsLetIn() {
    assertThat(line(own())).isEqualTo("ok    redis: 127.0.0.1:" + port + " answers");
  }

  @Test
  void aWrongPasswordIsNamedWithoutIt() {
    assertThat(line("redis://:hidden-word@127.0.0.1:" + port))
        .isEqualTo("FAIL  redis: 127.0.0.1:" + port
            + " refuses: WRONGPASS; fix: correct the name and password in OCTOLLM_REDIS_URL");
  }

  @Test
  void noPasswordIsNamed() {
    assertThat(line("redis://127.0.0.1:" + port)).contains("refuses: NOAUTH", "OCTOLLM_REDIS_URL");
  }

  @Test
  void noRoomIsNamed() {
    try (Jedis jedis = new Jedis(URI.create(own()))) {
      jedis.configSet("maxmemory-policy", "noeviction");
      jedis.configSet("maxmemory", "500kb");
      assertThat(line(own())).contains("is full", "noeviction", "fix: CONFIG SET maxmemory-policy allkeys-lru");

      jedis.configSet("maxmemory-policy", "allkeys-lru");
      assertThat(line(own())).startsWith("ok ");
    }
  }

  @Test
  void nobodyThereIsNamed() {
    assertThat(line("redis://127.0.0.1:1")).contains("127.0.0.1:1 refuses connections", "start Redis there");
  }

  @Test
  void somethingElseThereIsNamed() throws Exception {
    HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    other.start();
    try {
      assertThat(line("redis://127.0.0.1:" + other.getAddress().getPort()))
          .contains("does not answer as Redis does", "OCTOLLM_REDIS_URL");
    } finally {
      other.stop(0);
    }
  }
}
