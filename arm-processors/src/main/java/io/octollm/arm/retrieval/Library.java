package io.octollm.arm.retrieval;

import io.micrometer.core.instrument.MeterRegistry;
import io.octollm.model.Embeddings;
import io.octollm.model.ModelMeters;
import io.octollm.schema.Document;
import io.octollm.schema.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The documents that can be found, all in memory: they are added, replaced and deleted by their ids
 * while others search. What changed is found after the next {@link #refresh}. Safe for use by many
 * threads.
 */
public final class Library implements AutoCloseable {
  static final int MAX_TEXT = 1024 * 1024;
  static final int MAX_NAME = 1024;
  public static final long DEFAULT_MAX_CHARACTERS = 256L * 1024 * 1024;

  private final PassageIndex index = new PassageIndex();
  private final long maxCharacters;
  private final @Nullable Vectors vectors;
  /** Guards the order of writes: the rows of the index are those of the versions that stand here. */
  private final Object writing = new Object();
  private final Map<String, Held> held = new HashMap<>();
  private final LongAdder fallbacks = new LongAdder();
  private volatile boolean complete = true;
  private long characters;
  private long versions;

  private record Held(long version, int characters) {}

  /** Where a document comes from. An id stands for one document of each. */
  public enum Origin {
    FOLDER,
    TOPIC
  }

  /** What became of a document that was offered; one that is not taken leaves the earlier one as it is. */
  public enum Put {
    TAKEN,
    INVALID,
    TOO_LARGE,
    FULL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Library(long maxCharacters, Function<Library, @Nullable Vectors> vectors) {
    this.maxCharacters = maxCharacters;
    this.vectors = vectors.apply(this);
  }

  /**
   * One that searches by words alone.
   *
   * @param maxCharacters of all texts together
   */
  public static Library ofWords(long maxCharacters) {
    return new Library(maxCharacters, library -> null);
  }

  /**
   * One that searches by meaning too.
   *
   * @param outward a text as it may leave the process; null when it must not
   * @param registry counts what the vectors of passages cost: no task pays for them
   */
  public static Library withVectors(long maxCharacters, Embeddings embeddings,
      Function<String, @Nullable String> outward, MeterRegistry registry, Clock clock) {
    return new Library(maxCharacters, library -> new Vectors(
        embeddings, outward, library.index, library::rewrite, new ModelMeters(registry), clock));
  }

  /** Adds a document, or replaces the one of its id. */
  public Put put(Origin origin, Document document) {
    if (document.id().isBlank() || document.id().length() > MAX_NAME
        || document.title().length() > MAX_NAME || document.source().length() > MAX_NAME) {
      return Put.INVALID;
    }
    int length = document.text().length();
    if (length > MAX_TEXT) {
      return Put.TOO_LARGE;
    }
    List<Passage> passages = PassageCutter.cut(document);
    List<String> terms = Filters.termsOf(document);
    String key = key(origin, document.id());
    synchronized (writing) {
      Held before = held.get(key);
      long after = characters + length - (before == null ? 0 : before.characters());
      if (after > maxCharacters) {
        return Put.FULL;
      }
      long version = ++versions;
      List<org.apache.lucene.document.Document> rows = rows(key, version, passages, terms);
      if (before == null) {
        index.add(rows);
      } else {
        index.replace(key, rows);
      }
      held.put(key, new Held(version, length));
      characters = after;
    }
    return Put.TAKEN;
  }

  private List<org.apache.lucene.document.Document> rows(
      String key, long version, List<Passage> passages, List<String> terms) {
    List<org.apache.lucene.document.Document> rows = new ArrayList<>();
    for (Passage passage : passages) {
      Row row = new Row(key, version, rows.size(), passage, terms);
      rows.add(vectors == null ? row.plain() : row.waiting());
    }
    return rows;
  }

  /** Deletes a document; one that is not there is no mistake. */
  public void delete(Origin origin, String id) {
    String key = key(origin, id);
    synchronized (writing) {
      Held before = held.remove(key);
      if (before != null) {
        index.delete(key);
        characters -= before.characters();
      }
    }
  }

  /** Unless the document was replaced or deleted since the row was read. */
  private void rewrite(Row row, org.apache.lucene.document.Document written) {
    synchronized (writing) {
      Held now = held.get(row.key());
      if (now != null && now.version() == row.version()) {
        index.replace(row, written);
      }
    }
  }

  private static String key(Origin origin, String id) {
    return origin + "\0" + id;
  }

  /** Makes what was put and deleted so far visible to searches. */
  public void refresh() {
    index.refresh();
    if (vectors != null) {
      vectors.wake();
    }
  }

  /** @param all whether everything that there was at the start is here; each search tells */
  void markComplete(boolean all) {
    complete = all;
  }

  public Found search(Question question) throws InterruptedException {
    if (question.method() == Method.KEYWORD || question.text().isBlank()) {
      return byWords(question, null, Usage.NONE);
    }
    if (vectors == null) {
      return byWords(question, "embeddings_not_set");
    }
    return switch (vectors.ofQuestion(question.text())) {
      case Vectors.Asked.Vector(float[] vector, Usage usage) -> new Found(question.method(), null, complete,
          index.countWithoutVector(), index.search(question, question.method(), vector), usage);
      case Vectors.Asked.None(String reason, Usage usage) -> byWords(question, reason, usage);
    };
  }

  /**
   * Searches by words, whatever the question wishes.
   *
   * @param fallback why; where it is a way that the question did not wish for, it counts as such
   */
  public Found byWords(Question question, String fallback) {
    return byWords(question, question.method() == Method.KEYWORD ? null : fallback, Usage.NONE);
  }

  private Found byWords(Question question, @Nullable String fallback, Usage usage) {
    if (fallback != null) {
      fallbacks.increment();
    }
    return new Found(Method.KEYWORD, fallback, complete, 0,
        index.search(question, Method.KEYWORD, new float[0]), usage);
  }

  /** Whether it can search by meaning. */
  public boolean hasVectors() {
    return vectors != null;
  }

  /** How many documents there are. */
  public int size() {
    synchronized (writing) {
      return held.size();
    }
  }

  /** How many passages wait for their vectors; 0 where there are none at all. */
  public int withoutVector() {
    return index.countWithoutVector();
  }

  /** How many searches were by words although they were to be by meaning. */
  long fallbacks() {
    return fallbacks.sum();
  }

  /** Begins to fetch vectors, in a thread of its own; does nothing where there are none. */
  public void start() {
    if (vectors != null) {
      vectors.start();
    }
  }

  /** Waits until every passage has its vector; false when the time was over before. */
  public boolean awaitVectors(Duration limit) throws InterruptedException {
    return vectors == null || vectors.await(limit);
  }

  @Override
  public void close() {
    if (vectors != null) {
      vectors.close();
    }
    index.close();
  }
}
