package io.octollm.ops.incident;

import io.octollm.ops.letter.Audits;
import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.RecordFetcher;
import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.TopicReader;
import io.octollm.ops.trace.Histories;
import io.octollm.ops.trace.Recorded;
import io.octollm.ops.trace.TooManyPlaces;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Codec;
import io.octollm.schema.Event;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.Ids;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Writes what is recorded of a task or a request into a bundle. Holds nothing; thread-safe. */
public final class IncidentExport {
  private static final int KEY_BYTES = 32;

  private final Map<String, Object> kafka;
  private final Topics topics;
  private final Reflex reflex;
  private final Privacy privacy;
  private final ExportSettings settings;
  private final Clock clock;

  /** @param reflex the filter of the pipeline that is exported from, with its policy */
  public IncidentExport(Map<String, Object> kafka, Topics topics, Reflex reflex,
      ExportSettings settings, Clock clock) {
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
    this.reflex = reflex;
    this.privacy = new ReflexPrivacy(reflex);
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Exports everything of the id into the file.
   *
   * @param raw true to leave personal data as it was sent; that is noted in {@code replays} first
   * @param places where its records lie, as an index tells; null to look for them by a scan
   * @return empty when the id is unknown; no file is written then
   * @throws PersonalId when it is raw and the id is personal itself: it would stand in {@code replays}
   */
  public Optional<Manifest> export(String id, Path file, boolean raw, @Nullable Set<Place> places)
      throws IOException {
    return export(id, file, raw, places, Integer.MAX_VALUE);
  }

  /**
   * The same for who cannot hold any number of records in memory.
   *
   * @param most events and outputs each that a scan keeps; more end it with {@link TooManyPlaces}
   */
  Optional<Manifest> export(String id, Path file, boolean raw, @Nullable Set<Place> places, int most)
      throws IOException {
    if (raw) {
      if (reflex.wouldRedact(id)) {
        throw new PersonalId();
      }
      new Audits(kafka, topics).exportedRaw(id, clock.instant());
    }
    Recording recording = record(id, raw, places, most);
    if (recording.events.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> treated = new TreeMap<>();
    recording.facts.forEach(fact -> treated.merge(fact.redaction(), 1, Integer::sum));
    Manifest manifest = new Manifest(Manifest.FORMAT, id, List.copyOf(recording.taskIds),
        List.copyOf(recording.requestIds), clock.instant(), recording.application().orElse(settings.application()),
        settings.kafka(), Ids.sha256(settings.topology().getBytes(StandardCharsets.UTF_8)),
        settings.configuration(), new Manifest.Redaction(raw ? "raw" : StoredFact.SAME_SHAPE,
            privacy.policyVersion(), treated, recording.redactedOutputs), List.of(),
        List.copyOf(recording.missing), recording.read);
    return Optional.of(Bundle.write(
        file, manifest, recording.facts, recording.events, recording.outputs));
  }

  /** An id that no task or request is known by. */
  public static final class PersonalId extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private PersonalId() {
      super("the id holds what the filter takes out: no task or request is known by it");
    }
  }

  /** What the topics say of the id; for one thread. */
  private static final class Recording {
    private final Set<String> taskIds = new TreeSet<>();
    private final Set<String> requestIds = new TreeSet<>();
    private final List<StoredFact> facts = new ArrayList<>();
    private final List<StoredOutput> events = new ArrayList<>();
    private final List<StoredOutput> outputs = new ArrayList<>();
    private final Set<Place> missing = new TreeSet<>();
    private int redactedOutputs;
    private Tally read = Tally.NONE;

    /** The version of the pipeline that wrote the records, which need not be the one that exports. */
    private Optional<String> application() {
      return outputs.stream().map(output -> output.headers().get(HeaderNames.APP_VERSION))
          .filter(Objects::nonNull).findFirst();
    }
  }

  private Recording record(String id, boolean raw, @Nullable Set<Place> places, int most) {
    Recording recording = new Recording();
    try (TopicReader reader = new TopicReader(kafka); RecordFetcher fetcher = new RecordFetcher(kafka)) {
      Histories histories = new Histories(reader, topics.events(), most);
      Histories.Found found = places == null ? histories.findWhole(id, histories.everything())
          : histories.fetch(places, fetcher);
      List<Recorded> events = found.byTask().values().stream().flatMap(Collection::stream)
          .sorted(Comparator.comparing((Recorded r) -> r.event().at())
              .thenComparingLong(r -> r.event().seq())).toList();
      recording.read = found.tally();
      if (!events.isEmpty()) {
        addEvents(recording, events, raw);
        addFacts(recording, events, fetcher, raw);
        if (places == null) {
          findOutputs(recording, reader, start(events), raw, most);
        } else {
          fetchOutputs(recording, places, fetcher, raw);
        }
      }
    }
    return recording;
  }

  private void addEvents(Recording recording, List<Recorded> events, boolean raw) {
    for (Recorded recorded : events) {
      recording.taskIds.add(recorded.event().taskId());
      recording.requestIds.add(recorded.event().requestId());
      recording.events.add(new StoredOutput(recorded.place(), recorded.timestamp(),
          recorded.event().taskId(), Map.of(),
          safe(recording, Codec.parse(recorded.value()), raw)));
    }
  }

  private void addFacts(
      Recording recording, List<Recorded> events, RecordFetcher fetcher, boolean raw) {
    for (Recorded recorded : events) {
      Event.FactRef fact = recorded.event().fact();
      if (fact.topic() != null && fact.partition() != null && fact.offset() != null) {
        recording.missing.add(new Place(fact.topic(), fact.partition(), fact.offset()));
      }
    }
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    FactRedaction redaction =
        new FactRedaction(privacy, key, settings.reader(), topics.tasks(), recording.taskIds);
    Tally tally = fetcher.fetch(List.copyOf(recording.missing), record -> {
      recording.missing.remove(new Place(record.topic(), record.partition(), record.offset()));
      recording.facts.add(raw ? FactRedaction.raw(record) : redaction.redacted(record));
    });
    recording.read = recording.read.plus(tally);
    recording.facts.sort(
        Comparator.comparing(StoredFact::timestamp).thenComparing(StoredFact::place));
  }

  private void fetchOutputs(
      Recording recording, Set<Place> places, RecordFetcher fetcher, boolean raw) {
    List<Place> outputs = places.stream().filter(place -> !place.topic().equals(topics.events())
        && !place.topic().equals(topics.deadLetters(Topics.PARKED))).toList();
    recording.read = recording.read.plus(
        fetcher.fetch(outputs, record -> addOutput(recording, record, raw)));
    sort(recording);
  }

  private void findOutputs(
      Recording recording, TopicReader reader, Instant since, boolean raw, int most) {
    Set<String> names = new HashSet<>(reader.topics(topics.deadLetters("")));
    names.addAll(reader.topics(topics.arm("")));
    names.add(topics.results());
    names.remove(topics.deadLetters(Topics.PARKED));
    recording.read = recording.read.plus(reader.read(Stretch.whole(names).from(since), record -> {
      addOutput(recording, record, raw);
      if (recording.outputs.size() > most) {
        throw new TooManyPlaces("over " + most + " records");
      }
    }));
    sort(recording);
  }

  private static void sort(Recording recording) {
    recording.outputs.sort(
        Comparator.comparing(StoredOutput::timestamp).thenComparing(StoredOutput::place));
  }

  private void addOutput(Recording recording, ConsumerRecord<byte[], byte[]> record, boolean raw) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (!recording.taskIds.contains(key)) {
      return;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value() == null ? ""
          : new String(header.value(), StandardCharsets.UTF_8));
    }
    try {
      recording.outputs.add(new StoredOutput(
          new Place(record.topic(), record.partition(), record.offset()),
          Instant.ofEpochMilli(record.timestamp()), key, headers,
          safe(recording, Codec.parse(record.value()), raw)));
    } catch (JacksonException e) {
      throw new IllegalStateException("the record at " + record.topic() + "-" + record.partition()
          + "@" + record.offset() + " is no JSON, yet only the topology writes there", e);
    }
  }

  /** What lies behind the filter holds nothing to redact; if it does, it is redacted and counted. */
  private JsonNode safe(Recording recording, JsonNode json, boolean raw) {
    JsonNode screened = raw ? json : privacy.screened(json);
    if (!screened.equals(json)) {
      recording.redactedOutputs++;
    }
    return screened;
  }

  private static Instant start(List<Recorded> events) {
    return events.stream()
        .map(r -> r.event().fact().timestamp().isBefore(r.timestamp())
            ? r.event().fact().timestamp() : r.timestamp())
        .min(Comparator.naturalOrder()).orElse(Instant.EPOCH).minusSeconds(60);
  }
}
