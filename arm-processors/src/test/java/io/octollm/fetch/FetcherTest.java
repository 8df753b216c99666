package io.octollm.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FetcherTest {
  private static final SSLContext TRUST = SSLContexts.createDefault();
  private static final Resolver LOOPBACK = name -> List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));

  private final LocalServer server = LocalServer.on("127.0.0.1");

  @AfterEach
  void close() {
    server.close();
  }

  private static Fetcher fetcher(int port, Duration time) {
    return new Fetcher(new FetchSettings(HostList.parse("listed.test:" + port + ",*.listed.test:" + port),
        List.of(IpRange.of("127.0.0.0/8")), time, 1000), LOOPBACK, () -> TRUST);
  }

  private Fetched fetch(String method, String path) throws Exception {
    return fetcher(server.port(), Duration.ofSeconds(10)).fetch(method, "http://listed.test:" + server.port() + path);
  }

  @Test
  void bodyAndItsTypeArePassedOnAndNoOtherHeader() throws Exception {
    Fetched fetched = fetch("GET", "/a?b=%20c");

    assertThat(fetched).isEqualTo(
        new Fetched.Answer(200, "text/plain; charset=utf-8", "hello ü", false, 0));
    assertThat(server.asked()).containsExactly("GET listed.test:" + server.port() + " /a?b=%20c");
  }

  /** A path must not be read as another host: the server would look for that one's pages. */
  @ParameterizedTest
  @ValueSource(strings = {"//evil.test/x", "/\t", "/@evil.test/", "/;http://evil.test/", "///", "/../..//evil.test", "/?//evil.test"})
  void hostStaysTheOneThatWasChecked(String path) throws Exception {
    fetch("GET", path);

    assertThat(server.asked()).hasSizeLessThanOrEqualTo(1).allMatch(request -> request.startsWith("GET listed.test:" + server.port() + " /"));
  }

  @Test
  void headHasNoBody() throws Exception {
    assertThat(fetch("HEAD", "/")).isInstanceOfSatisfying(Fetched.Answer.class, answer ->
        assertThat(answer.body()).isEmpty());
  }

  @Test
  void bodyIsCutAtItsLimit() throws Exception {
    assertThat(fetch("GET", "/large")).isInstanceOfSatisfying(Fetched.Answer.class, answer -> {
      assertThat(answer.body()).hasSize(1000);
      assertThat(answer.truncated()).isTrue();
    });
  }

  @Test
  void connectionsAreGivenUpHoweverTheRequestEnds() throws Exception {
    Fetcher one = fetcher(server.port(), Duration.ofSeconds(10));

    for (int i = 0; i < 100; i++) {
      assertThat(one.fetch(i % 2 == 0 ? "GET" : "HEAD", "http://listed.test:" + server.port()
          + List.of("/large", "/", "/status/500").get(i % 3))).isInstanceOf(Fetched.Answer.class);
    }
  }

  @Test
  void redirectOfTheSameHostIsFollowed() throws Exception {
    server.redirectTo("/there");

    assertThat(fetch("GET", "/redirect")).isInstanceOfSatisfying(Fetched.Answer.class, answer ->
        assertThat(answer.redirects()).isEqualTo(1));
    assertThat(server.asked()).hasSize(2).last().asString().endsWith("/there");
  }

  @Test
  void statusIsPassedOnWhateverItIs() throws Exception {
    assertThat(fetch("GET", "/status/404")).isInstanceOfSatisfying(Fetched.Answer.class, answer ->
        assertThat(answer.status()).isEqualTo(404));
  }

  @Test
  void addressThatRefusesIsFollowedByTheNextOfTheSameName() throws Exception {
    var settings = new FetchSettings(HostList.parse("listed.test:" + server.port()),
        List.of(IpRange.of("127.0.0.0/8")), Duration.ofSeconds(10), 1000);

    assertThat(new Fetcher(settings, name -> List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 9}),
        InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), () -> TRUST)
        .fetch("GET", "http://listed.test:" + server.port() + "/")).isInstanceOf(Fetched.Answer.class);
  }

  /** What a server may do to somebody who waits for it. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
      "says nothing | | 0",
      "stops in the headers | HTTP/1.1 200 OK\\r\\nContent-Le | 0",
      "stops in the body | HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\nabc | 0",
      "drips | HTTP/1.1 200 OK\\r\\n\\r\\n | 1",
      "headers without end | HTTP/1.1 200 OK\\r\\n | 2",
      "one header without end | HTTP/1.1 200 OK\\r\\nA: | 3"})
  void serverThatKeepsOneWaitingIsLeftInTime(String name, String first, int then) throws Exception {
    String said = first == null ? "" : first.replace("\\r\\n", "\r\n");
    try (ServerSocket hostile = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> keepWaiting(hostile, said, then));
      long start = System.nanoTime();

      Fetched fetched = fetcher(hostile.getLocalPort(), Duration.ofMillis(700))
          .fetch("GET", "http://listed.test:" + hostile.getLocalPort() + "/");

      assertThat(fetched).isInstanceOf(Fetched.Failed.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  private static void keepWaiting(ServerSocket server, String first, int then) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
      String more = switch (then) {
        case 1 -> "x";
        case 2 -> "A: b\r\n";
        default -> "x".repeat(4096);
      };
      while (then > 0) {
        socket.getOutputStream().write(more.getBytes(StandardCharsets.US_ASCII));
        if (then == 1) {
          TimeUnit.MILLISECONDS.sleep(50);
        }
      }
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException | InterruptedException e) {
      // The other side has gone, as it should.
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void interruptedCallEndsAndClosesItsConnection() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      var ended = new CompletableFuture<Boolean>();
      Thread call = Thread.startVirtualThread(() -> {
        try {
          fetcher(silent.getLocalPort(), Duration.ofSeconds(25))
              .fetch("GET", "http://listed.test:" + silent.getLocalPort() + "/");
          ended.complete(false);
        } catch (InterruptedException e) {
          ended.complete(true);
        }
      });
      try (Socket socket = silent.accept()) {
        InputStream in = socket.getInputStream();
        assertThat(in.read()).isEqualTo('G');

        call.interrupt();

        assertThat(ended.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(in.readAllBytes()).as("read to its end").isNotEmpty();
      }
    }
  }

  /** The name goes into the handshake although the address is connected to; nobody vouches for this server. */
  @Test
  void handshakeNamesTheHost() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      var hello = new CompletableFuture<String>();
      Thread.ofPlatform().daemon().start(() -> {
        try (Socket socket = plain.accept()) {
          byte[] bytes = new byte[2048];
          int read = socket.getInputStream().read(bytes);
          hello.complete(new String(bytes, 0, Math.max(0, read), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
          hello.completeExceptionally(e);
        }
      });

      Fetched fetched = fetcher(plain.getLocalPort(), Duration.ofSeconds(5))
          .fetch("GET", "https://a.listed.test:" + plain.getLocalPort() + "/");

      assertThat(fetched).isInstanceOf(Fetched.Failed.class);
      assertThat(hello.get(5, TimeUnit.SECONDS)).contains("a.listed.test");
    }
  }
}
