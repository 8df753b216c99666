package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.RecordFetcher;
import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.UnfinishedReading;
import io.octollm.schema.Codec;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.Decoded;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Ids;
import io.octollm.schema.Result;
import io.octollm.schema.Stage;
import io.octollm.schema.Status;
import io.octollm.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a replay by reading alone: the letters, the audits, the results, the originals. */
final class Planner {
  static final String ALREADY_REPLAYED = "already_replayed";
  static final String TASK_COMPLETED = "task_completed";
  static final String ORIGIN_EXPIRED = "origin_expired";
  static final String ORIGIN_DIFFERS = "origin_differs";
  static final String NEVER_BEGAN = "never_began";
  static final String IN_DOUBT = "in_doubt";
  static final String STATE_EXPIRED = "state_expired";
  static final String LATER_LETTER = "later_letter";

  /** So long a failed task keeps the state that it can be resumed from. */
  private static final Duration KEPT = Duration.ofDays(7);
  /** Results are many more than letters, and there is no way around those since the oldest original. */
  private static final Duration RESULTS_LIMIT = Duration.ofMinutes(10);

  private final Map<String, Object> kafka;
  private final Topics topics;
  private final Clock clock;
  private final Search search;

  Planner(Map<String, Object> kafka, Topics topics, Clock clock, Search search) {
    this.kafka = kafka;
    this.topics = topics;
    this.clock = clock;
    this.search = search;
  }

  ReplayPlan plan(LetterFilter filter, ReplaySettings settings) {
    DeadLetters.Found found = new DeadLetters(kafka, topics, search).open(filter);
    requireComplete(found.tally(), "dead letters");
    SortedMap<String, Integer> refused = new TreeMap<>();
    if (found.others() > 0) {
      refused.put(ALREADY_REPLAYED, found.others());
    }
    Set<String> completed = completed(found.letters(), filter);
    List<Letter> takes = new ArrayList<>();
    List<Letter> parks = new ArrayList<>();
    for (Letter letter : found.letters()) {
      if (completed.contains(letter.letter().taskId())) {
        refused.merge(TASK_COMPLETED, 1, Integer::sum);
      } else if (letter.replays() >= settings.maxReplays()) {
        parks.add(letter);
      } else {
        takes.add(letter);
      }
    }
    takes = settings.to() == ReplayTarget.STEP
        ? resumable(takes, refused) : withOriginals(takes, refused);
    takes.sort(Comparator.comparing(Letter::originPlace).thenComparing(Letter::place));
    parks.sort(Comparator.comparing(Letter::place));
    return new ReplayPlan(takes, parks, refused, settings.to(), found.ofStage());
  }

  /** Tasks of these letters that have a completed result; read from the oldest original on. */
  private Set<String> completed(List<Letter> letters, LetterFilter filter) {
    Set<String> ids = new HashSet<>();
    letters.forEach(letter -> ids.add(letter.letter().taskId()));
    Set<String> completed = new HashSet<>();
    Instant oldest = letters.stream().map(l -> l.letter().origin().timestamp())
        .min(Comparator.naturalOrder()).orElse(null);
    if (oldest == null) {
      return completed;
    }
    Stretch stretch = Stretch.whole(List.of(topics.results())).from(oldest.minusSeconds(1))
        .unlimited().within(RESULTS_LIMIT);
    requireComplete(search.read(kafka, filter.id(), stretch, record -> {
      String id = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
      if (ids.contains(id) && Codec.decode(record.value(), Result.class)
          instanceof Decoded.Value<Result>(Result result)
          && result.status() == Status.COMPLETED) {
        completed.add(id);
      }
    }), "results");
    return completed;
  }

  /** The letters of tasks that can go on where they failed; of each task the latest. */
  private List<Letter> resumable(List<Letter> letters, Map<String, Integer> refused) {
    Map<String, Letter> latest = new HashMap<>();
    letters.forEach(letter -> latest.merge(letter.letter().taskId(), letter, (a, b) ->
        a.letter().failedAt().isAfter(b.letter().failedAt()) ? a : b));
    List<Letter> kept = new ArrayList<>();
    for (Letter letter : letters) {
      String reason = letter.equals(latest.get(letter.letter().taskId()))
          ? whyNotResumed(letter.letter()) : LATER_LETTER;
      if (reason == null) {
        kept.add(letter);
      } else {
        refused.merge(reason, 1, Integer::sum);
      }
    }
    return kept;
  }

  private @Nullable String whyNotResumed(DeadLetter letter) {
    if (letter.stage().equals(Stage.INTAKE) || letter.stage().equals(Stage.REFLEX)
        || letter.error().code() == ErrorCode.TASK_ID_CONFLICT) {
      return NEVER_BEGAN;
    }
    if (letter.error().code() == ErrorCode.IN_DOUBT) {
      return IN_DOUBT;
    }
    return letter.failedAt().isBefore(clock.instant().minus(KEPT)) ? STATE_EXPIRED : null;
  }

  /** The letters whose original is there and is the one that failed. */
  private List<Letter> withOriginals(List<Letter> letters, Map<String, Integer> refused) {
    Collection<Place> places = new HashSet<>();
    letters.forEach(letter -> places.add(letter.originPlace()));
    Map<Place, String> hashes = new HashMap<>();
    if (!places.isEmpty()) {
      try (RecordFetcher fetcher = new RecordFetcher(kafka)) {
        requireComplete(fetcher.fetch(places, record ->
            hashes.put(DeadLetters.place(record), sha256(record.value()))), "originals");
      }
    }
    List<Letter> kept = new ArrayList<>();
    for (Letter letter : letters) {
      String hash = hashes.get(letter.originPlace());
      if (hash == null) {
        refused.merge(ORIGIN_EXPIRED, 1, Integer::sum);
      } else if (!hash.equals(letter.letter().origin().sha256())) {
        refused.merge(ORIGIN_DIFFERS, 1, Integer::sum);
      } else {
        kept.add(letter);
      }
    }
    return kept;
  }

  /** A null value, which a tombstone has, hashes as the empty one. */
  static String sha256(byte @Nullable [] value) {
    return Ids.sha256(value == null ? new byte[0] : value);
  }

  static void requireComplete(Tally tally, String what) {
    if (!tally.complete()) {
      throw new UnfinishedReading(what);
    }
  }
}
