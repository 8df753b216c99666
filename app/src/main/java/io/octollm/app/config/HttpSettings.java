package io.octollm.app.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP port.
 *
 * @param port null for 8080, or a free one when that is taken; 0 for a free one
 * @param token what a writer must bear; null for none
 * @param readToken what a reader must bear; null for none
 */
public record HttpSettings(
    String host, @Nullable Integer port, @Nullable Secret token, @Nullable Secret readToken) {
  public static final int DEFAULT_PORT = 8080;

  static HttpSettings read(SettingReader from) {
    int port = from.whole("http.port", -1, 0, 65_535);
    String host = from.text("http.host", "127.0.0.1", s -> !s.isBlank(), "an address to listen on");
    HttpSettings settings = new HttpSettings(host, port < 0 ? null : port, from.secret("http.token"),
        from.secret("http.read-token"));
    if (settings.token == null && !isLoopback(host)) {
      from.problem("http.token (OCTOLLM_HTTP_TOKEN) must be set when http.host (--host) is not loopback");
    }
    return settings;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
