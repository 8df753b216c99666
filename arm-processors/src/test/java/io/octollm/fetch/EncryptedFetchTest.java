package io.octollm.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An address is connected to, and it is the name's certificate that the server must show. */
@Timeout(60)
class EncryptedFetchTest {
  private static final char[] PASSWORD = "for-tests".toCharArray();

  @TempDir static Path folder;
  private static HttpsServer server;
  private static SSLContext ours;

  @BeforeAll
  static void serverOfOneName() throws Exception {
    ours = certified("listed.test");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.setHttpsConfigurator(new HttpsConfigurator(ours));
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, 2);
      exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
      exchange.close();
    });
    server.start();
  }

  @AfterAll
  static void close() {
    server.stop(0);
  }

  /** A certificate that vouches for itself, and a context that shows and trusts it. */
  private static SSLContext certified(String name) throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "SAN=dns:" + name,
        "-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD))
        .redirectErrorStream(true).start();
    keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", store.getCertificate("a"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private Fetched fetch(String host, SSLContext trust) throws Exception {
    int port = server.getAddress().getPort();
    var settings = new FetchSettings(HostList.parse("listed.test:" + port + ",other.test:" + port),
        List.of(IpRange.of("127.0.0.1/32")), Duration.ofSeconds(10), 100);
    return new Fetcher(settings, name -> List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), () -> trust)
        .fetch("GET", "https://" + host + ":" + port + "/");
  }

  @Test
  void serverThatShowsTheNamesCertificateIsAsked() throws Exception {
    assertThat(fetch("listed.test", ours)).isInstanceOfSatisfying(Fetched.Answer.class, answer ->
        assertThat(answer.body()).isEqualTo("ok"));
  }

  @Test
  void serverThatShowsAnotherNamesCertificateIsNot() throws Exception {
    assertThat(fetch("other.test", ours)).isInstanceOf(Fetched.Failed.class);
  }

  @Test
  void serverThatNobodyVouchesForIsNot() throws Exception {
    assertThat(fetch("listed.test", SSLContexts.createDefault())).isInstanceOf(Fetched.Failed.class);
  }
}
