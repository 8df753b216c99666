package io.octollm.reflex.cache;

import io.octollm.reflex.cache.AnswerCache.Lookup;
import java.net.SocketTimeoutException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Why Redis gave no answer that can be used. */
enum Trouble {
  /** Nothing came within the limit. */
  TIMEOUT(true),
  /** No connection, or one that ended half way. */
  UNREACHABLE(true),
  /** What came is not Redis' language. */
  GARBLED(true),
  /** Redis says no: no access, still loading, a replica that may not be written. */
  REFUSED(true),
  /** Its memory is full and it may not throw anything away. */
  FULL(false),
  /** Something else than a text lies at the key. */
  WRONG_TYPE(false),
  /** What lies at the key is larger than an answer may be. */
  TOO_LARGE(false),
  /** What lies at the key is no answer to it. */
  UNREADABLE(false),
  /** It was not asked, for it failed a moment ago. */
  CIRCUIT_OPEN(false),
  /** It was not asked, for this process ends. */
  CLOSED(false);

  private final boolean ofServer;

  Trouble(boolean ofServer) {
    this.ofServer = ofServer;
  }

  /** Whether the next call is likely to meet it too, whatever it asks. */
  boolean isOfServer() {
    return ofServer;
  }

  Lookup error() {
    return new Lookup.Error(toString());
  }

  /** What a call ended with; whatever the client does not know itself is rubbish that it read. */
  static Trouble of(@Nullable Throwable thrown) {
    return switch (thrown) {
      case JedisDataException reply -> refusal(String.valueOf(reply.getMessage()));
      case JedisConnectionException broken -> broken(broken);
      case JedisException noConnection -> UNREACHABLE;
      case null, default -> GARBLED;
    };
  }

  private static Trouble refusal(String reply) {
    if (reply.startsWith("WRONGTYPE")) {
      return WRONG_TYPE;
    }
    return reply.startsWith("OOM ") ? FULL : REFUSED;
  }

  private static Trouble broken(JedisConnectionException broken) {
    if (String.valueOf(broken.getMessage()).startsWith("Unknown reply")) {
      return GARBLED;
    }
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return TIMEOUT;
      }
    }
    return UNREACHABLE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
