package io.octollm.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with one host at one address. It follows nothing, keeps nothing (connections, cookies,
 * credentials), asks no proxy and resolves no name.
 */
final class WebClient {
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_HEADERS = 200;
  private static final int MOST_LINE = 16 * 1024;
  private static final String AGENT = "octollm";

  private final CloseableHttpClient client;
  private final int maxBytes;

  WebClient(Duration time, int maxBytes, SSLContext trust) {
    this.maxBytes = maxBytes;
    Timeout limit = Timeout.of(time);
    this.client = HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new NoResolver())
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
            .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(Http1Config.custom()
                .setMaxHeaderCount(MOST_HEADERS).setMaxLineLength(MOST_LINE).build()).build())
            .setMaxConnTotal(MOST_CONNECTIONS).setMaxConnPerRoute(MOST_CONNECTIONS)
            .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(limit).build())
            .setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(limit).setSocketTimeout(limit).build()).build())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(limit)
            .setConnectionRequestTimeout(limit).setRedirectsEnabled(false).build())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setUserAgent(AGENT)
        .disableRedirectHandling().disableAutomaticRetries().disableCookieManagement()
        .disableAuthCaching().disableContentCompression()
        .build();
  }

  /**
   * What one host said.
   *
   * @param location where it sends the asker; null when it does not
   */
  record Said(int status, @Nullable String contentType, @Nullable String location, String body,
      boolean truncated) {}

  /** Asks the very address; the host's name goes into the header and the TLS handshake alone. */
  Said ask(String method, WebAddress where, InetAddress address) throws IOException {
    var request = new HttpUriRequestBase(method, where.uri());
    request.setHeader(HttpHeaders.ACCEPT, "*/*");
    var host = new HttpHost(where.scheme(), address, where.name(), where.port());
    ClassicHttpResponse response = client.executeOpen(host, request, null);
    try {
      return read(response);
    } finally {
      // Gives the connection up; closing the response would first read what is left, however much.
      request.cancel();
    }
  }

  private Said read(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] bytes = new byte[0];
    if (entity != null) {
      InputStream in = entity.getContent();
      bytes = in == null ? bytes : in.readNBytes(maxBytes + 1);
    }
    boolean truncated = bytes.length > maxBytes;
    String type = value(response, HttpHeaders.CONTENT_TYPE);
    return new Said(response.getCode(), type, value(response, HttpHeaders.LOCATION),
        new String(bytes, 0, Math.min(bytes.length, maxBytes), charset(type)), truncated);
  }

  private static @Nullable String value(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  private static Charset charset(@Nullable String type) {
    ContentType read = ContentType.parseLenient(type);
    Charset named = read == null ? null : read.getCharset();
    return named == null ? StandardCharsets.UTF_8 : named;
  }

  /** Every host comes with its address; a name that gets here would not have been checked. */
  private static final class NoResolver implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException("names are resolved and checked before");
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
      throw new UnknownHostException("names are resolved and checked before");
    }
  }
}
