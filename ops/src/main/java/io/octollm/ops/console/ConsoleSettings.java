package io.octollm.ops.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where the HTTP port listens and who may use it.
 *
 * @param port 0 for a free one
 * @param readToken null when reading needs no token of its own
 * @param writeToken may write and read
 */
public record ConsoleSettings(
    String host, int port, @Nullable String readToken, @Nullable String writeToken) {

  private static final int LEAST_TOKEN = 8;

  /** Throws IllegalArgumentException, naming the setting, for what must not be served. */
  public ConsoleSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("OCTOLLM_HTTP_PORT must lie between 0 and 65535");
    }
    requireLong("OCTOLLM_HTTP_TOKEN", writeToken);
    requireLong("OCTOLLM_HTTP_READ_TOKEN", readToken);
    if (writeToken == null && !isLoopback(host)) {
      throw new IllegalArgumentException("the HTTP port is open on " + host
          + " only with a bearer token: set OCTOLLM_HTTP_TOKEN, or listen on 127.0.0.1");
    }
  }

  private static void requireLong(String name, @Nullable String token) {
    if (token != null && token.length() < LEAST_TOKEN) {
      throw new IllegalArgumentException(
          name + " is too short, at least " + LEAST_TOKEN + " characters are expected");
    }
  }

  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("the HTTP host " + host + " has no known address", e);
    }
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "ConsoleSettings[" + host + ":" + port + "]";
  }
}
