package io.octollm.arm.retrieval;

import io.octollm.model.EmbeddingAnswer;
import io.octollm.model.Embeddings;
import io.octollm.model.ModelMeters;
import io.octollm.schema.EventName;
import io.octollm.schema.TaskError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the vectors of passages in a thread of its own and writes them into the index, which is
 * also the queue: it knows which passages have none. A text goes out as the filter leaves it. What
 * the endpoint will never take stays without a vector, and is found by its words.
 */
final class VectorWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VectorWriter.class);
  /** Passages that one request asks for. */
  private static final int BATCH = 64;
  /** Passages between two refreshes of the index. */
  private static final int ROUND = 16 * BATCH;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Embeddings embeddings;
  private final Function<String, @Nullable String> outward;
  private final PassageIndex index;
  private final BiConsumer<Row, Document> rewrite;
  private final ModelMeters meters;
  private final Thread thread = Thread.ofPlatform().daemon().name("embeddings").unstarted(this::work);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile int dimensions;
  private volatile boolean stopping;

  /**
   * @param rewrite writes a row again, unless its document was replaced or deleted in the meantime
   */
  VectorWriter(Embeddings embeddings, Function<String, @Nullable String> outward, PassageIndex index,
      BiConsumer<Row, Document> rewrite, ModelMeters meters) {
    this.embeddings = embeddings;
    this.outward = outward;
    this.index = index;
    this.rewrite = rewrite;
    this.meters = meters;
  }

  void start() {
    thread.start();
  }

  /** Says that there may be passages without vectors. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no passage is without its vector; false when the time was over before. */
  boolean await(Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (index.countWithoutVector() > 0) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a vector is as long as those of the passages. */
  boolean fits(float[] vector) {
    return vector.length <= WideVectors.MOST_DIMENSIONS
        && (dimensions == 0 || vector.length == dimensions);
  }

  private void work() {
    Duration pause = FIRST_PAUSE;
    try {
      while (!stopping) {
        List<Row> rows = index.withoutVector(ROUND);
        if (rows.isEmpty()) {
          awaitChange();
          continue;
        }
        TaskError error = fetch(rows);
        index.refresh();
        wake();
        if (error == null) {
          pause = FIRST_PAUSE;
        } else {
          Long after = error.retryAfterMs();
          Thread.sleep(Math.max(pause.toMillis(), after == null ? 0 : after));
          Duration next = pause.multipliedBy(2);
          pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!stopping) {
        LOG.atError().setMessage(EventName.SERVICE_FAILED.text()).addKeyValue("role", "embeddings")
            .addKeyValue("error_type", "internal")
            .addKeyValue("error_class", e.getClass().getName()).log();
      }
    }
  }

  private void awaitChange() throws InterruptedException {
    lock.lock();
    try {
      changed.awaitNanos(LOOK.toNanos());
    } finally {
      lock.unlock();
    }
  }

  /** Fetches batch after batch; the error of the first that has to be asked for again later. */
  private @Nullable TaskError fetch(List<Row> rows) throws InterruptedException {
    for (int from = 0; from < rows.size() && !stopping; from += BATCH) {
      TaskError error = fetchBatch(rows.subList(from, Math.min(rows.size(), from + BATCH)));
      if (error != null) {
        return error;
      }
    }
    return null;
  }

  private @Nullable TaskError fetchBatch(List<Row> rows) throws InterruptedException {
    List<Row> asked = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Row row : rows) {
      String text = outward.apply(row.passage().heading() + "\n" + row.passage().text());
      if (text == null || text.isBlank()) {
        write(row, null);
      } else {
        asked.add(row);
        texts.add(text);
      }
    }
    if (asked.isEmpty()) {
      return null;
    }
    EmbeddingAnswer answer = embeddings.embed(texts);
    meters.used(answer.usage());
    return switch (answer) {
      case EmbeddingAnswer.Ok(List<float[]> vectors, _) -> {
        for (int i = 0; i < asked.size(); i++) {
          write(asked.get(i), Unit.of(vectors.get(i)));
        }
        yield null;
      }
      case EmbeddingAnswer.Failed failed -> {
        meters.failed(failed.error(), failed.usage());
        yield failed.aboutTheTexts() ? oneByOne(asked) : failed.error();
      }
    };
  }

  /** One text of a batch may be what the endpoint does not take. */
  private @Nullable TaskError oneByOne(List<Row> rows) throws InterruptedException {
    if (rows.size() == 1) {
      write(rows.getFirst(), null);
      return null;
    }
    for (Row row : rows) {
      TaskError again = fetchBatch(List.of(row));
      if (again != null) {
        return again;
      }
    }
    return null;
  }

  /** @param vector null for a passage that is to be found by its words alone */
  private void write(Row row, float @Nullable [] vector) {
    if (vector == null || !fits(vector)) {
      rewrite.accept(row, row.plain());
    } else {
      dimensions = vector.length;
      rewrite.accept(row, row.with(vector));
    }
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    try {
      if (thread.isAlive()) {
        thread.join(Duration.ofSeconds(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
