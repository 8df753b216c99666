package io.octollm.ops.incident.replay;

import io.octollm.orchestrator.Decision;
import io.octollm.orchestrator.Fact;
import io.octollm.orchestrator.TaskState;
import io.octollm.reflex.cache.AnswerCache;
import io.octollm.schema.Coordinates;
import io.octollm.schema.Event;
import io.octollm.schema.Event.Entry;
import io.octollm.schema.EventName;
import io.octollm.schema.View;
import io.octollm.schema.View.CachedAnswer;
import io.octollm.topology.Agenda;
import io.octollm.topology.Views;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * The world as it was recorded, one decision at a time: its clock, places, hashes, slots and the
 * cache's answer. Not thread-safe.
 */
final class RecordedViews implements Views, Views.Source, AnswerCache {
  private @Nullable Event current;
  private String sha256 = "";
  private boolean decided = true;
  private Instant clock = Instant.EPOCH;

  /** Turns to the next decision; {@code sha256} is that of the fact's original value. */
  void turnTo(Event event, String sha256) {
    this.current = event;
    this.sha256 = sha256;
    this.decided = false;
    this.clock = event.fact().timestamp();
  }

  private Event current() {
    return Objects.requireNonNull(current, "no decision was turned to");
  }

  @Override
  public Views open(ProcessingContext context, Agenda agenda) {
    return this;
  }

  @Override
  public Coordinates place(ProcessingContext context, long timestamp) {
    Event.FactRef fact = current().fact();
    return new Coordinates(String.valueOf(fact.topic()),
        Objects.requireNonNullElse(fact.partition(), 0),
        Objects.requireNonNullElse(fact.offset(), 0L), fact.timestamp());
  }

  @Override
  public String sha256(byte @Nullable [] value) {
    return sha256;
  }

  /** The key depends on a secret that stays where it is: the recorded one takes its place. */
  @Override
  public @Nullable String cacheKey(@Nullable String computed) {
    Entry looked = lookup();
    return computed == null || looked == null ? null : String.valueOf(looked.fields().get("key"));
  }

  private @Nullable Entry lookup() {
    return current().entries().stream().filter(entry -> entry.event() == EventName.CACHE_HIT
        || entry.event() == EventName.CACHE_MISS).findFirst().orElse(null);
  }

  @Override
  public Lookup get(String key) {
    Map<String, Object> said = Objects.requireNonNull(lookup()).fields();
    CachedAnswer answer = current().view().cache();
    return answer == null ? new Lookup.Miss(String.valueOf(said.get("reason")))
        : new Lookup.Hit(answer, clock,
            From.valueOf(String.valueOf(said.get("from")).toUpperCase(Locale.ROOT)));
  }

  @Override
  public void put(CachedAnswer answer, Instant made) {
    throw new UnsupportedOperationException("the graph only reads the cache");
  }

  @Override
  public Instant now() {
    return clock;
  }

  @Override
  public View view(TaskState state, Fact fact, @Nullable CachedAnswer cached) {
    decided = true;
    return current().view();
  }

  /** What was remembered stands in the recorded views. */
  @Override
  public void decided(Decision decision) {}

  @Override
  public boolean mayRelease(Agenda.Queue queue) {
    return !decided && current != null && current.fact().kind().equals("slot");
  }

  @Override
  public void close() {}
}
