package io.octollm.arm.retrieval;

import java.util.Locale;

/** How passages are looked for. */
public enum Method {
  /** By the words of the query, ranked by BM25. */
  KEYWORD,
  /** By nearness of meaning, as an embedding model sees it. */
  VECTOR,
  /** By both, joined by reciprocal rank fusion. */
  HYBRID;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
