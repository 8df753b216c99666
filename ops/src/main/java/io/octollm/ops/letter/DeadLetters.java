package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.RecordFetcher;
import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.Decoded;
import io.octollm.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of all stages; parked ones are not among them. Each question reads the topics
 * anew, so an instance holds nothing and is thread-safe.
 */
public final class DeadLetters {
  private static final Comparator<Letter> OLDEST_FIRST =
      Comparator.comparing((Letter l) -> l.letter().failedAt()).thenComparing(Letter::place);

  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private final Map<String, Object> kafka;
  private final Topics topics;

  public DeadLetters(Map<String, Object> kafka, Topics topics) {
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
  }

  /**
   * Letters as found.
   *
   * @param unreadable records of the dead-letter topics that are no letter of ours
   * @param tally what the reading cost; incomplete when it ended at a limit
   */
  public record Found(List<Letter> letters, int unreadable, Tally tally) {}

  /** The letters that match, the oldest first. */
  public Found list(LetterFilter filter) {
    try (TopicReader reader = new TopicReader(kafka)) {
      Set<Place> settled = new HashSet<>();
      Map<String, Integer> resumed = new HashMap<>();
      Tally audits = reader.read(Stretch.whole(List.of(topics.replays())), record ->
          audit(record).ifPresent(audit -> {
            settled.add(audit.letter());
            if (audit.action().equals(Audit.RESUMED)) {
              resumed.merge(audit.taskId(), 1, Integer::sum);
            }
          }));
      List<Letter> letters = new ArrayList<>();
      AtomicInteger unreadable = new AtomicInteger();
      Stretch stretch = Stretch.whole(letterTopics(reader)).from(writtenFrom(filter));
      Tally read = reader.read(stretch, record -> {
        switch (Codec.decode(record.value(), DeadLetter.class)) {
          case Decoded.Problem<DeadLetter> _ -> unreadable.incrementAndGet();
          case Decoded.Value<DeadLetter>(DeadLetter letter) -> {
            if (filter.matches(letter)) {
              letters.add(Letter.of(place(record), letter, !settled.contains(place(record)),
                  resumed.getOrDefault(letter.taskId(), 0)));
            }
          }
        }
      });
      letters.sort(OLDEST_FIRST);
      List<Letter> first = letters.subList(0, Math.min(filter.limit(), letters.size()));
      return new Found(List.copyOf(first), unreadable.get(), audits.plus(read));
    }
  }

  /** A letter is written when its task fails, or a moment later; the two clocks may differ a little. */
  private static @Nullable Instant writtenFrom(LetterFilter filter) {
    return filter.since() == null ? null : filter.since().minus(CLOCKS_APART);
  }

  /** The whole letter at a place, with its copy; empty when there is none. */
  public Optional<DeadLetter> show(Place place) {
    List<DeadLetter> found = new ArrayList<>(1);
    try (RecordFetcher fetcher = new RecordFetcher(kafka)) {
      fetcher.fetch(List.of(place), record -> {
        if (Codec.decode(record.value(), DeadLetter.class)
            instanceof Decoded.Value<DeadLetter>(DeadLetter letter)) {
          found.add(letter);
        }
      });
    }
    return found.stream().findFirst();
  }

  private Set<String> letterTopics(TopicReader reader) {
    Set<String> names = reader.topics(topics.deadLetters(""));
    names.remove(topics.deadLetters(Topics.PARKED));
    return names;
  }

  /** The audit of a letter in a record of {@code replays}; empty when it is none of ours, or of something else. */
  static Optional<Audit> audit(ConsumerRecord<byte[], byte[]> record) {
    return Codec.decode(record.value(), Audit.class) instanceof Decoded.Value<Audit>(Audit audit)
        && audit.letter() != null
        ? Optional.of(audit)
        : Optional.empty();
  }

  static Place place(ConsumerRecord<byte[], byte[]> record) {
    return new Place(record.topic(), record.partition(), record.offset());
  }
}
