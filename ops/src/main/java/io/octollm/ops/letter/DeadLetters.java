package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.RecordFetcher;
import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.Decoded;
import io.octollm.schema.Stage;
import io.octollm.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of all stages, and apart from them those that were parked. Each question reads the topics
 * anew, so an instance holds nothing and is thread-safe.
 */
public final class DeadLetters {
  private static final Comparator<Letter> OLDEST_FIRST =
      Comparator.comparing((Letter l) -> l.letter().failedAt()).thenComparing(Letter::place);

  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private final Map<String, Object> kafka;
  private final Topics topics;
  private final Search search;

  public DeadLetters(Map<String, Object> kafka, Topics topics) {
    this(kafka, topics, Search.PLAIN);
  }

  public DeadLetters(Map<String, Object> kafka, Topics topics, Search search) {
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
    this.search = search;
  }

  /**
   * Letters as found.
   *
   * @param others that match the filter and were not meant all the same
   * @param leftOff how many more are meant than the filter's limit lets in
   * @param ofStage how many of all that were read are of the filter's stage
   * @param unreadable records of the dead-letter topics that are no letter of ours
   * @param tally what the reading cost; incomplete when it ended at a limit
   */
  public record Found(
      List<Letter> letters, int others, int leftOff, int ofStage, int unreadable, Tally tally) {}

  /** The letters that match, the oldest first. */
  public Found list(LetterFilter filter) {
    return find(filter, letter -> true);
  }

  /** The open ones among them: the limit counts no other, so that what is done leaves room for the rest. */
  public Found open(LetterFilter filter) {
    return find(filter, Letter::open);
  }

  /** Those among them that are meant, within the limit; no more than those are kept in memory. */
  public Found find(LetterFilter filter, Predicate<Letter> meant) {
    return read(this::letterTopics, Fates::letter, filter, meant);
  }

  /** The same of the letters that were parked, where they lie now. */
  public Found parked(LetterFilter filter, Predicate<Letter> meant) {
    return read(reader -> Set.of(topics.deadLetters(Topics.PARKED)), Fates::parked, filter, meant);
  }

  /** How the letter at a place is told of. */
  private interface Telling {
    Letter letter(Fates fates, Place place, DeadLetter letter);
  }

  private Found read(Function<TopicReader, Set<String>> where, Telling telling, LetterFilter filter,
      Predicate<Letter> meant) {
    Fates fates = new Fates();
    Queue<Letter> oldest = new PriorityQueue<>(OLDEST_FIRST.reversed());
    int[] others = {0};
    int[] leftOff = {0};
    int[] ofStage = {0};
    int[] unreadable = {0};
    try (TopicReader reader = new TopicReader(kafka)) {
      Tally audits = reader.read(Stretch.whole(List.of(topics.replays())), fates);
      Stretch stretch = Stretch.whole(where.apply(reader)).from(writtenFrom(filter));
      Tally read = search.read(kafka, filter.id(), stretch, record -> {
        switch (Codec.decode(record.value(), DeadLetter.class)) {
          case Decoded.Problem<DeadLetter> _ -> unreadable[0]++;
          case Decoded.Value<DeadLetter>(DeadLetter found) -> {
            ofStage[0] += filter.isOfStage(found) ? 1 : 0;
            if (!filter.matches(found)) {
              return;
            }
            Letter letter = telling.letter(fates, place(record), found);
            if (!meant.test(letter)) {
              others[0]++;
            } else if (oldest.add(letter) && oldest.size() > filter.limit()) {
              oldest.remove();
              leftOff[0]++;
            }
          }
        }
      });
      return new Found(oldest.stream().sorted(OLDEST_FIRST).toList(), others[0], leftOff[0],
          ofStage[0], unreadable[0], audits.plus(read));
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
      Planner.requireComplete(fetcher.fetch(List.of(place), record -> {
        if (Codec.decode(record.value(), DeadLetter.class)
            instanceof Decoded.Value<DeadLetter>(DeadLetter letter)) {
          found.add(letter);
        }
      }), "letter");
    }
    return found.stream().findFirst();
  }

  /** What a letter here may be of: the stages that every pipeline has, and the arms that have topics. */
  public Set<String> stages() {
    Set<String> stages = new TreeSet<>(List.of(Stage.INTAKE, Stage.REFLEX, Stage.ORCHESTRATOR));
    try (TopicReader reader = new TopicReader(kafka)) {
      for (String begin : List.of(topics.deadLetters(""), topics.arm(""))) {
        reader.topics(begin).forEach(name -> stages.add(name.substring(begin.length())));
      }
    }
    stages.remove(Topics.PARKED);
    return stages;
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
