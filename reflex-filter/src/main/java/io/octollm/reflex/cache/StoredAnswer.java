package io.octollm.reflex.cache;

import io.octollm.reflex.cache.AnswerCache.From;
import io.octollm.reflex.cache.AnswerCache.Lookup;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.View.CachedAnswer;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * An answer as it lies in a cache, which anybody may have written. It bears its age, so that no
 * copy of it outlives it.
 */
record StoredAnswer(String key, JsonNode output, double confidence, Instant made) {
  private static final Lookup UNREADABLE = Trouble.UNREADABLE.error();

  static byte[] write(CachedAnswer answer, Instant made) {
    return Codec.encode(
        new StoredAnswer(answer.key(), answer.output(), answer.confidence(), made));
  }

  /** A hit only when the bytes are an answer to this very key, and young enough. */
  static Lookup read(String key, byte[] json, From from, Duration ttl, Instant now) {
    return switch (Codec.decode(json, StoredAnswer.class)) {
      case Decoded.Value<StoredAnswer>(StoredAnswer stored)
          when key.equals(stored.key) && stored.isWhole() ->
          stored.made.plus(ttl).isAfter(now) ? stored.hit(from) : AnswerCache.EXPIRED;
      case Decoded.Value<StoredAnswer> other -> UNREADABLE;
      case Decoded.Problem<StoredAnswer> problem -> UNREADABLE;
    };
  }

  private boolean isWhole() {
    return output != null && made != null && confidence >= 0 && confidence <= 1;
  }

  private Lookup hit(From from) {
    return new Lookup.Hit(new CachedAnswer(key, output, confidence), made, from);
  }
}
