package io.octollm.ops.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.ops.letter.Audit;
import io.octollm.ops.letter.Audits;
import io.octollm.ops.trace.Events;
import io.octollm.ops.trace.IndexedTraces;
import io.octollm.ops.trace.TooManyPlaces;
import io.octollm.ops.trace.Traces;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Event;
import io.octollm.schema.Event.Entry;
import io.octollm.schema.EventName;
import io.octollm.schema.Ids;
import io.octollm.schema.Origin;
import io.octollm.schema.TaskReader;
import io.octollm.schema.View;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class IncidentExportIT {
  private static final String MAIL = "jane7.roe@example-mail.org";
  private static final String TASK = Cluster.id(1);
  private static final String BODY = "{\"task_id\":\"" + TASK + "\", \"goal\":\"Mail to " + MAIL
      + " about part 7\", \"context\":{\"from\":\"" + MAIL + "\"}}";

  @TempDir Path folder;
  private Cluster cluster;
  private Origin origin;

  @BeforeEach
  void recordedRequest(EmbeddedBroker broker) {
    cluster = new Cluster(broker.bootstrap());
    cluster.task(Cluster.id(2), "{\"goal\":\"another\"}", 1);
    origin = cluster.task(TASK, BODY, 1);
    cluster.event(event());
    cluster.event(Events.of(Cluster.id(2), "req-2", 1, 1, "timer", null));
    cluster.send(cluster.topics().arm("coder"), TASK,
        Map.of("task_id", TASK, "goal", "Mail to <EMAIL_1> about part 7"));
    cluster.send(cluster.topics().results(), TASK, Map.of("task_id", TASK, "output", "done"));
    cluster.send(cluster.topics().results(), Cluster.id(2), Map.of("task_id", Cluster.id(2)));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private Event event() {
    View view = new View(origin.timestamp(), 1, "default-1", List.of(), Map.of(), false, null);
    return new Event(origin.timestamp(), 1, TASK, "req-1", new Event.FactRef("submitted",
        origin.topic(), origin.partition(), origin.offset(), origin.timestamp()), view,
        List.of(Entry.of(EventName.TASK_STARTED, "priority", "medium")), List.of());
  }

  private IncidentExport export() {
    return new IncidentExport(cluster.kafka(), cluster.topics(),
        new Reflex(Policy.defaults(), "0123456789abcdef".getBytes(UTF_8)),
        new ExportSettings("0.1.0", "4.3.1", "Topologies:", Map.of("octollm.partitions", "3",
            "octollm.llm.api_key", "hidden"), new TaskReader(TaskReader.DEFAULT_MAX_BYTES)),
        Clock.systemUTC());
  }

  @Test
  void bundleHoldsFactsEventsAndOutputsOfTheRequestAlone() throws IOException {
    Path file = folder.resolve("a.zip");
    export().export("req-1", file, false, null).orElseThrow();
    Bundle bundle = Bundle.open(file);

    assertThat(bundle.manifest().taskIds()).containsExactly(TASK);
    assertThat(bundle.manifest().missing()).isEmpty();
    assertThat(bundle.manifest().configuration()).containsOnlyKeys("octollm.partitions");
    assertThat(bundle.events()).singleElement().satisfies(e ->
        assertThat(e.value().path("view").path("policy").stringValue()).isEqualTo("default-1"));
    assertThat(bundle.outputs()).extracting(o -> o.place().topic())
        .containsExactly(cluster.topics().arm("coder"), cluster.topics().results());
    assertThat(bundle.facts()).singleElement().satisfies(fact -> {
      assertThat(fact.place().offset()).isEqualTo(origin.offset());
      assertThat(fact.timestamp()).isEqualTo(origin.timestamp());
      assertThat(fact.sha256()).isEqualTo(origin.sha256());
      assertThat(fact.foreignHeaders()).isEqualTo(1);
    });
  }

  @Test
  void bundleByTheIndexIsTheBundleByAScanAndReadsLess() throws Exception {
    for (int i = 10; i < 200; i++) {
      cluster.event(Events.of(Cluster.id(i), "req-other", 1, 1, "timer", null));
    }
    Path scanned = folder.resolve("scanned.zip");
    Path indexed = folder.resolve("indexed.zip");
    export().export("req-1", scanned, false, null);
    try (IndexedTraces index =
        IndexedTraces.open(cluster.kafka(), cluster.topics(), folder.resolve("index"))) {
      index.start();
      Cluster.await("the index", Duration.ofSeconds(20), index::caughtUp);
      export().export("req-1", indexed, false, index.places("req-1", 1_000).orElseThrow());
    }
    Bundle byScan = Bundle.open(scanned);
    Bundle byIndex = Bundle.open(indexed);

    assertThat(byIndex.events()).isEqualTo(byScan.events());
    assertThat(byIndex.outputs()).isEqualTo(byScan.outputs());
    assertThat(byIndex.facts()).extracting(StoredFact::place)
        .isEqualTo(byScan.facts().stream().map(StoredFact::place).toList());
    assertThat(byIndex.manifest().read().records())
        .isLessThan(byScan.manifest().read().records() / 2);
  }

  @Test
  void deskMakesNoBundleOfMoreRecordsThanItHoldsAndSaysWhatDoes() throws Exception {
    try (IndexedTraces index =
        IndexedTraces.open(cluster.kafka(), cluster.topics(), folder.resolve("index"))) {
      index.start();
      Cluster.await("the index", Duration.ofSeconds(20), index::caughtUp);
      Traces traces = new Traces(cluster.kafka(), cluster.topics(), Duration.ofSeconds(20), index);

      assertThat(new BundleDesk(export(), traces, 3).bundle("req-1", false)).isPresent();
      assertThatThrownBy(() -> new BundleDesk(export(), traces, 2).bundle("req-1", true))
          .isInstanceOf(TooManyPlaces.class).hasMessageContaining("over 2 records")
          .hasMessageContaining("octollm incident export");
      assertThat(new Audits(cluster.kafka(), cluster.topics()).since(Instant.EPOCH)).isEmpty();
    }
  }

  @Test
  void deskThatHasNoIndexKeepsNoMoreOfAScanInMemoryEither() throws Exception {
    Traces traces = new Traces(cluster.kafka(), cluster.topics(), Duration.ofSeconds(20));

    assertThat(new BundleDesk(export(), traces, 2).bundle("req-1", false)).isPresent();
    for (int most : List.of(0, 1)) {
      assertThatThrownBy(() -> new BundleDesk(export(), traces, most).bundle("req-1", false))
          .isInstanceOf(TooManyPlaces.class).hasMessageContaining("over " + most + " records")
          .hasMessageContaining("octollm incident export");
    }
  }

  @Test
  void rawExportIsNotedByWhoeverMakesItAndAPersonalIdIsRefusedBefore() throws Exception {
    assertThatThrownBy(() -> export().export(MAIL, folder.resolve("no.zip"), true, null))
        .isInstanceOf(IncidentExport.PersonalId.class);
    Audits audits = new Audits(cluster.kafka(), cluster.topics());
    assertThat(audits.since(Instant.EPOCH)).isEmpty();

    export().export("req-1", folder.resolve("raw.zip"), true, null).orElseThrow();
    assertThat(audits.since(Instant.EPOCH)).singleElement()
        .satisfies(audit -> assertThat(audit.action()).isEqualTo(Audit.EXPORTED_RAW));
  }

  @Test
  void addressIsNowhereInTheBundleAndTheFactKeepsItsShape() throws IOException {
    Path file = folder.resolve("a.zip");
    export().export(TASK, file, false, null).orElseThrow();
    StoredFact fact = Bundle.open(file).facts().getFirst();
    String value = new String(fact.value(), UTF_8);

    assertThat(fact.redaction()).isEqualTo(StoredFact.SAME_SHAPE);
    assertThat(value).hasSameSizeAs(BODY).contains(TASK, "about part 7").doesNotContain("jane7");
    assertThat(unzipped(file)).doesNotContain("jane7");
  }

  @Test
  void rawBundleHoldsTheOriginalToTheByte() throws IOException {
    Path file = folder.resolve("a.zip");
    export().export(TASK, file, true, null).orElseThrow();
    StoredFact fact = Bundle.open(file).facts().getFirst();

    assertThat(new String(fact.value(), UTF_8)).isEqualTo(BODY);
    assertThat(Ids.sha256(fact.value())).isEqualTo(fact.sha256());
    assertThat(Bundle.open(file).manifest().redaction().profile()).isEqualTo("raw");
  }

  @Test
  void unknownIdWritesNoFile() throws IOException {
    Path file = folder.resolve("a.zip");
    Optional<Manifest> manifest = export().export("req-none", file, false, null);

    assertThat(manifest).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void bundleIsReadableByItsOwnerAlone() throws IOException {
    Path file = folder.resolve("a.zip");
    export().export(TASK, file, false, null).orElseThrow();

    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void changedPartIsNoticed() throws IOException {
    Path file = folder.resolve("a.zip");
    export().export(TASK, file, false, null).orElseThrow();
    Path changed = rewritten(file, "outputs.jsonl");

    assertThatThrownBy(() -> Bundle.open(changed)).isInstanceOf(Bundle.Broken.class)
        .hasMessageContaining("outputs.jsonl does not have the checksum");
  }

  @Test
  void fileThatIsNoBundleIsNamedSo() throws IOException {
    Path file = Files.writeString(folder.resolve("x.zip"), "no zip at all");

    assertThatThrownBy(() -> Bundle.open(file)).isInstanceOf(Bundle.Broken.class);
  }

  private Path rewritten(Path file, String part) throws IOException {
    Path changed = folder.resolve("changed.zip");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        String text = new String(in.readAllBytes(), UTF_8);
        out.write((entry.getName().equals(part) ? text.replace("done", "gone") : text)
            .getBytes(UTF_8));
        out.closeEntry();
      }
    }
    return changed;
  }

  private static String unzipped(Path file) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      while (in.getNextEntry() != null) {
        all.writeBytes(in.readAllBytes());
      }
    }
    return all.toString(UTF_8);
  }
}
