package io.octollm.ops.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides who may ask what. Tokens are compared in constant time. */
final class Guard {
  private static final String BEARER = "Bearer ";
  private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

  private final byte @Nullable [] readToken;
  private final byte @Nullable [] writeToken;

  Guard(ConsoleSettings settings) {
    this.readToken = bytes(settings.readToken());
    this.writeToken = bytes(settings.writeToken());
  }

  private static byte @Nullable [] bytes(@Nullable String token) {
    return token == null ? null : token.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Null when the request may pass, else why not. Without tokens the port is open, but only to
   * those who call it by a loopback name: a web page that has its own name point here is refused. What
   * is raw is open to nobody then.
   */
  @Nullable Answer refusal(
      Scope scope, @Nullable String authorization, @Nullable String hostHeader) {
    if (scope == Scope.RAW && writeToken == null) {
      return Answer.problem(403,
          "personal data leave as they were sent only with a write token: set OCTOLLM_HTTP_TOKEN");
    }
    if (readToken == null && writeToken == null) {
      return isLoopbackName(hostHeader) ? null
          : Answer.problem(403, "the Host header is no loopback name");
    }
    if (scope == Scope.OPEN) {
      return null;
    }
    byte[] given = authorization != null && authorization.startsWith(BEARER)
        ? authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8)
        : new byte[0];
    boolean writes = same(writeToken, given);
    boolean reads = same(readToken, given);
    if (writes || (scope == Scope.READ && reads)) {
      return null;
    }
    return reads
        ? Answer.problem(403, "this token may read, writing needs OCTOLLM_HTTP_TOKEN")
        : Answer.problem(401, "a bearer token is needed");
  }

  private static boolean same(byte @Nullable [] token, byte[] given) {
    return token != null && MessageDigest.isEqual(token, given);
  }

  private static boolean isLoopbackName(@Nullable String hostHeader) {
    if (hostHeader == null) {
      return true;
    }
    int port = hostHeader.lastIndexOf(':');
    boolean hasPort = port > hostHeader.lastIndexOf(']');
    return LOOPBACK_NAMES.contains(hasPort ? hostHeader.substring(0, port) : hostHeader);
  }
}
