package io.octollm.reflex.cache;

import io.octollm.reflex.cache.AnswerCache.Lookup;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.View.CachedAnswer;

/** Reads what lies in a cache, which anybody may have written. */
final class StoredAnswer {
  static final String UNREADABLE = "unreadable";

  private StoredAnswer() {}

  /** A hit only when the bytes are an answer to this very key. */
  static Lookup read(String key, byte[] json) {
    return switch (Codec.decode(json, CachedAnswer.class)) {
      case Decoded.Value<CachedAnswer>(CachedAnswer answer)
          when key.equals(answer.key()) && isWhole(answer) -> new Lookup.Hit(answer);
      case Decoded.Value<CachedAnswer> other -> new Lookup.Error(UNREADABLE);
      case Decoded.Problem<CachedAnswer> problem -> new Lookup.Error(UNREADABLE);
    };
  }

  private static boolean isWhole(CachedAnswer answer) {
    return answer.output() != null && answer.confidence() >= 0 && answer.confidence() <= 1;
  }
}
