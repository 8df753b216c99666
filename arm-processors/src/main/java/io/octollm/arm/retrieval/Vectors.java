package io.octollm.arm.retrieval;

import io.octollm.model.EmbeddingAnswer;
import io.octollm.model.Embeddings;
import io.octollm.model.ModelMeters;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of questions, and of the passages of an index. While the endpoint fails it is left alone
 * for a time, so that a question does not wait for it each time: searches go on by words.
 */
final class Vectors implements AutoCloseable {
  private static final Duration HOLD_OFF = Duration.ofSeconds(5);

  private final Embeddings embeddings;
  private final ModelMeters meters;
  private final Clock clock;
  private final VectorWriter writer;
  private volatile @Nullable Held held;

  private record Held(Instant until, String reason) {}

  /** What a question came to. */
  sealed interface Asked {
    /** @param usage what it cost */
    record Vector(float[] vector, Usage usage) implements Asked {}

    /**
     * @param reason the error's code, in lower case
     * @param usage what it cost all the same
     */
    record None(String reason, Usage usage) implements Asked {}
  }

  Vectors(Embeddings embeddings, Function<String, @Nullable String> outward, PassageIndex index,
      BiConsumer<Row, Document> rewrite, ModelMeters meters, Clock clock) {
    this.embeddings = embeddings;
    this.meters = meters;
    this.clock = clock;
    this.writer = new VectorWriter(embeddings, outward, index, rewrite, meters);
  }

  /** The vector of a question, which the filter has seen before it came here. */
  Asked ofQuestion(String text) throws InterruptedException {
    Held now = held;
    if (now != null && clock.instant().isBefore(now.until())) {
      return new Asked.None(now.reason(), Usage.NONE);
    }
    return switch (embeddings.embed(List.of(text))) {
      case EmbeddingAnswer.Ok(List<float[]> vectors, Usage usage) -> asked(vectors.getFirst(), usage);
      case EmbeddingAnswer.Failed failed -> failed(failed);
    };
  }

  private Asked asked(float[] vector, Usage usage) {
    held = null;
    float[] unit = Unit.of(vector);
    return unit == null || !writer.fits(unit)
        ? new Asked.None(word(ErrorCode.LLM_API_ERROR), usage)
        : new Asked.Vector(unit, usage);
  }

  /** The search goes on, and no outcome of it tells that a call is in doubt: it is counted here. */
  private Asked failed(EmbeddingAnswer.Failed failed) {
    meters.failed(failed.error(), failed.usage());
    if (!failed.aboutTheTexts()) {
      hold(failed.error());
    }
    return new Asked.None(word(failed.error().code()), failed.usage());
  }

  private void hold(TaskError error) {
    Long after = error.retryAfterMs();
    Duration pause = after == null || after < HOLD_OFF.toMillis() ? HOLD_OFF : Duration.ofMillis(after);
    held = new Held(clock.instant().plus(pause), word(error.code()));
  }

  private static String word(ErrorCode code) {
    return code.name().toLowerCase(Locale.ROOT);
  }

  void start() {
    writer.start();
  }

  void wake() {
    writer.wake();
  }

  boolean await(Duration limit) throws InterruptedException {
    return writer.await(limit);
  }

  @Override
  public void close() {
    writer.close();
  }
}
