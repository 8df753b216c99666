package io.octollm.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.arm.Arm;
import io.octollm.arm.ArmParts;
import io.octollm.arm.ArmResult;
import io.octollm.arm.Arms;
import io.octollm.arm.ReflexFilter;
import io.octollm.arm.retrieval.DocumentFollower;
import io.octollm.arm.retrieval.Library;
import io.octollm.model.Models;
import io.octollm.model.ScriptedModel;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Assignment;
import io.octollm.schema.Budget;
import io.octollm.schema.Codec;
import io.octollm.schema.Document;
import io.octollm.schema.Topics;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long a question to the retriever takes, through the arm and the filter behind it, beside a
 * plain Lucene query for the same words among the same texts: in turn, on one thread. The documents
 * come from a topic, as they do in a pipeline; how long that takes is what a restart costs.
 */
final class RetrieverBenchmark implements Benchmark {

  /**
   * How much is done.
   *
   * @param questions that are measured, after a quarter as many that are not
   */
  record Size(int documents, int questions, int dimensions) {
    static final Size FULL = new Size(100_000, 4_000, 128);
  }

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final int LIMIT_HITS = 5;
  private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

  private final Size size;
  private final ZipfTexts texts = new ZipfTexts(200_000, 150);

  RetrieverBenchmark(Size size) {
    this.size = size;
  }

  @Override
  public ObjectNode run(Path folder, Consumer<String> progress) throws InterruptedException {
    ObjectNode figures = Codec.emptyObject().put("documents", size.documents());
    Topics topics = new Topics("retriever.");
    try (Stand stand = Stand.open(folder)) {
      stand.create(topics.specs(4, List.of()));
      feed(stand, topics);
      progress.accept(size.documents() + " documents are in the topic");
      try (Library library = Library.ofWords(Library.DEFAULT_MAX_CHARACTERS);
          PlainLucene plain = new PlainLucene(all())) {
        figures.put("rebuild_s", Figures.rounded(follow(stand, topics, library)));
        progress.accept("they are in both indexes");
        byWords(figures, library, plain);
      }
      progress.accept("searched by words");
      try (Library library = Library.withVectors(Library.DEFAULT_MAX_CHARACTERS,
          new HashedWords(size.dimensions()), text -> text, new SimpleMeterRegistry(),
          Clock.systemUTC())) {
        follow(stand, topics, library);
        figures.put("vectors_s", Figures.rounded(fetchVectors(library)));
        progress.accept("every passage has its vector");
        put(figures, "hybrid", measure(library, "hybrid"));
      }
    }
    figures.set("settings", settings());
    return figures;
  }

  private IntStream numbers() {
    return IntStream.range(0, size.documents());
  }

  private Stream<Document> all() {
    return numbers().mapToObj(texts::document);
  }

  private void feed(Stand stand, Topics topics) {
    try (KafkaProducer<byte[], byte[]> producer = stand.producer()) {
      numbers().mapToObj(texts::document).forEach(document -> producer.send(new ProducerRecord<>(
          topics.documents(), document.id().getBytes(StandardCharsets.UTF_8), Codec.encode(document))));
    }
  }

  /** Seconds until all that the topic holds can be found. */
  private double follow(Stand stand, Topics topics, Library library) throws InterruptedException {
    long start = System.nanoTime();
    try (DocumentFollower follower = new DocumentFollower(
        stand.kafka(), topics.documents(), library, new SimpleMeterRegistry())) {
      follower.start();
      if (!follower.awaitCaughtUp(LIMIT) || library.size() != size.documents()) {
        throw new IllegalStateException("the library has " + library.size() + " documents");
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static double fetchVectors(Library library) throws InterruptedException {
    long start = System.nanoTime();
    library.start();
    if (!library.awaitVectors(LIMIT)) {
      throw new IllegalStateException(library.withoutVector() + " passages have no vector");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void byWords(ObjectNode figures, Library library, PlainLucene plain)
      throws InterruptedException {
    Arm arm = arm(library);
    ReflexFilter filter = filter();
    List<Taken> ofArm = new ArrayList<>();
    List<Taken> ofPlain = new ArrayList<>();
    for (int i = -size.questions() / 4; i < size.questions(); i++) {
      String question = texts.question(i, size.documents());
      Taken byArm = take(() -> ask(arm, filter, question, "keyword"));
      Taken byPlain = take(() -> {
        if (plain.search(question, LIMIT_HITS) == 0) {
          throw new IllegalStateException("nothing was found");
        }
      });
      if (i >= 0) {
        ofArm.add(byArm);
        ofPlain.add(byPlain);
      }
    }
    put(figures, "arm", ofArm);
    put(figures, "plain_lucene", ofPlain);
    figures.put("p50_ratio_to_plain_lucene", Figures.rounded(wall(ofArm, 0.5) / wall(ofPlain, 0.5)))
        .put("p99_ratio_to_plain_lucene", Figures.rounded(wall(ofArm, 0.99) / wall(ofPlain, 0.99)));
  }

  private List<Taken> measure(Library library, String method) throws InterruptedException {
    Arm arm = arm(library);
    ReflexFilter filter = filter();
    List<Taken> taken = new ArrayList<>();
    for (int i = -size.questions() / 4; i < size.questions(); i++) {
      String question = texts.question(i, size.documents());
      Taken one = take(() -> ask(arm, filter, question, method));
      if (i >= 0) {
        taken.add(one);
      }
    }
    return taken;
  }

  private static void put(ObjectNode figures, String name, List<Taken> taken) {
    figures.put(name + "_p50_ms", Figures.rounded(wall(taken, 0.5)))
        .put(name + "_p99_ms", Figures.rounded(wall(taken, 0.99)))
        .put(name + "_processor_p50_ms", Figures.rounded(processor(taken, 0.5)))
        .put(name + "_processor_p99_ms", Figures.rounded(processor(taken, 0.99)));
  }

  private static double wall(List<Taken> taken, double share) {
    return Rank.of(taken.stream().map(Taken::wallMillis).toList(), share);
  }

  private static double processor(List<Taken> taken, double share) {
    return Rank.of(taken.stream().map(Taken::processorMillis).toList(), share);
  }

  /**
   * What one question took.
   *
   * @param processorMillis of its thread: to be looked at where others share the machine
   */
  private record Taken(double wallMillis, double processorMillis) {}

  private interface Act {
    void run() throws InterruptedException;
  }

  private static Taken take(Act act) throws InterruptedException {
    long start = System.nanoTime();
    long processor = THREADS.getCurrentThreadCpuTime();
    act.run();
    return new Taken((System.nanoTime() - start) / 1e6,
        (THREADS.getCurrentThreadCpuTime() - processor) / 1e6);
  }

  private static Arm arm(Library library) {
    return Arms.create(Arms.RETRIEVER, new ArmParts(library, Path.of("unused"),
        Models.of(new ScriptedModel(List.of())), filter()));
  }

  private static ReflexFilter filter() {
    return new ReflexFilter(new Reflex(Policy.defaults(), new byte[32]));
  }

  private static void ask(Arm arm, ReflexFilter filter, String question, String method)
      throws InterruptedException {
    ArmResult result = arm.work(new Assignment("task-1", "req-1", "step-1", 1, 0, Arms.RETRIEVER, null,
        null, "default", question, question, Codec.emptyObject().put("method", method)
            .put("limit", LIMIT_HITS), List.of(), List.of(), List.of(), null, List.of(),
        Budget.DEFAULT, null, FAR));
    if (!(result instanceof ArmResult.Done done) || done.output().get("results").isEmpty()
        || !done.output().get("method").stringValue().equals(method)
        || filter.filter(done.output()).blocked() != null) {
      throw new IllegalStateException("the arm did not find anything by " + method);
    }
  }

  private ObjectNode settings() {
    ObjectNode settings = Codec.emptyObject().put("questions", size.questions()).put("threads", 1)
        .put("warm_up_questions", size.questions() / 4)
        .put("words_per_document", texts.wordsPerDocument()).put("vocabulary", texts.vocabulary())
        .put("words_per_question", "3 to 8, of a document").put("limit", LIMIT_HITS)
        .put("index", "in memory").put("broker", "embedded, in this JVM");
    settings.putObject("arm").put("counted", "the arm's work and the filter of its output")
        .put("output_filter", "default policy");
    settings.putObject("plain_lucene").put("query", "any of the words, one field")
        .put("counted", "the search and the stored texts of its hits");
    settings.putObject("hybrid").put("vectors", "hashed words, made in this JVM: no model and no network")
        .put("dimensions", size.dimensions());
    return settings;
  }
}
