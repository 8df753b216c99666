package io.octollm.ops.incident.report;

import io.octollm.ops.letter.Audits;
import io.octollm.ops.letter.DeadLetters;
import io.octollm.ops.letter.LetterFilter;
import io.octollm.ops.letter.LetterStats;
import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.Event;
import io.octollm.schema.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes reports by reading the topics: events, dead letters, audits. Holds nothing; thread-safe. */
public final class ReportReader {
  /** More events than these are not put in order: the window is to be narrower. */
  private static final int MOST_EVENTS = 500_000;

  private final Map<String, Object> kafka;
  private final Topics topics;
  private final Clock clock;

  public ReportReader(Map<String, Object> kafka, Topics topics, Clock clock) {
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
    this.clock = clock;
  }

  /** Of what happened from one time on and before another. */
  public IncidentReport read(Instant since, Instant until) {
    List<Event> events = new ArrayList<>();
    boolean[] cut = {false};
    Tally tally;
    try (TopicReader reader = new TopicReader(kafka)) {
      tally = reader.read(Stretch.whole(List.of(topics.events())).from(since), record -> {
        if (Codec.decode(record.value(), Event.class) instanceof Decoded.Value<Event>(Event event)
            && !event.at().isBefore(since) && event.at().isBefore(until)) {
          if (events.size() < MOST_EVENTS) {
            events.add(event);
          } else {
            cut[0] = true;
          }
        }
      });
    }
    DeadLetters.Found open = new DeadLetters(kafka, topics).open(LetterFilter.within(since, until));
    return IncidentReport.of(since, until, clock.instant(), observe(events, since, until),
        actions(since, until), LetterStats.of(open.letters()), tally.plus(open.tally()),
        !cut[0] && open.leftOff() == 0);
  }

  static Observations observe(List<Event> events, Instant since, Instant until) {
    Observations seen = new Observations(since, until);
    events.stream().sorted(Comparator.comparing(Event::at).thenComparing(Event::seq))
        .forEach(seen::hear);
    return seen;
  }

  /** What was done since, until now: an incident is cleared up after its window. */
  private Map<String, Integer> actions(Instant since, Instant until) {
    Map<String, Integer> counts = new TreeMap<>();
    new Audits(kafka, topics).since(since).forEach(audit -> counts.merge(
        audit.action() + (audit.at().isBefore(until) ? "" : " afterwards"), 1, Integer::sum));
    return counts;
  }
}
