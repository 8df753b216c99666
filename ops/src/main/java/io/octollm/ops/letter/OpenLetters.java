package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.TopicFollower;
import io.octollm.schema.Codec;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.Decoded;
import io.octollm.schema.Topics;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The open letters, followed as they come and go, also those that the topic keeps no longer. Bounded;
 * thread-safe.
 */
public final class OpenLetters implements TopicFollower.Keeper, AutoCloseable {
  private final Topics topics;
  private final TopicFollower follower;
  private final LinkedHashMap<Place, Waiting> open = new LinkedHashMap<>();
  private final Set<Place> settledEarly = new HashSet<>();

  private record Waiting(String stage, Instant failedAt) {}

  /** How many letters of a stage are open, and since when the oldest is. */
  public record Depth(int count, Instant oldest) {
    private Depth plus(Instant failedAt) {
      return new Depth(count + 1, failedAt.isBefore(oldest) ? failedAt : oldest);
    }
  }

  public OpenLetters(Map<String, Object> kafka, Topics topics) {
    this.topics = topics;
    this.follower = new TopicFollower("letters", kafka,
        name -> name.equals(topics.replays()) || isLetterTopic(name),
        LetterFilter.MAX_LETTERS, this);
  }

  private boolean isLetterTopic(String name) {
    return name.startsWith(topics.deadLetters(""))
        && !name.equals(topics.deadLetters(Topics.PARKED));
  }

  public void start() {
    follower.start();
  }

  public boolean caughtUp() {
    return follower.caughtUp();
  }

  @Override
  public synchronized void visit(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(topics.replays())) {
      DeadLetters.audit(record).ifPresent(this::hear);
    } else if (Codec.decode(record.value(), DeadLetter.class)
        instanceof Decoded.Value<DeadLetter>(DeadLetter letter)) {
      Place place = DeadLetters.place(record);
      if (!settledEarly.remove(place) && open.size() < LetterFilter.MAX_LETTERS) {
        open.put(place, new Waiting(letter.stage(), letter.failedAt()));
      }
    }
  }

  /** What retention took is open no longer: nobody could do anything with it. */
  @Override
  public synchronized void begin(Map<TopicPartition, Long> begins) {
    Predicate<Place> gone = letter -> letter.offset()
        < begins.getOrDefault(new TopicPartition(letter.topic(), letter.partition()), 0L);
    open.keySet().removeIf(gone);
    settledEarly.removeIf(gone);
  }

  private void hear(Audit audit) {
    Place meant = Objects.requireNonNull(audit.letter());
    if (audit.action().equals(Audit.PURGED)) {
      open.keySet().removeIf(letter -> letter.isUpTo(meant));
    } else {
      settle(meant);
    }
  }

  /** An audit may be seen before its letter: they lie in different topics. */
  private void settle(Place letter) {
    if (open.remove(letter) == null && settledEarly.size() < LetterFilter.MAX_LETTERS) {
      settledEarly.add(letter);
    }
  }

  /** The depth of each stage that has an open letter. */
  public synchronized Map<String, Depth> byStage() {
    Map<String, Depth> depths = new TreeMap<>();
    for (Waiting letter : open.values()) {
      Depth depth = depths.getOrDefault(letter.stage(), new Depth(0, letter.failedAt()));
      depths.put(letter.stage(), depth.plus(letter.failedAt()));
    }
    return depths;
  }

  @Override
  public void close() {
    follower.close();
  }
}
