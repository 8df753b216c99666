package io.octollm.arm.retrieval;

import static io.octollm.model.EmbeddingServer.TOKENS_A_TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.arm.retrieval.Library.Origin;
import io.octollm.model.EmbeddingServer;
import io.octollm.model.Embeddings;
import io.octollm.model.PriceTable;
import io.octollm.schema.Codec;
import io.octollm.schema.Document;
import io.octollm.schema.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Search by meaning, over real HTTP; the vectors are an imitation (see {@link EmbeddingServer}). */
@Timeout(60)
class VectorsTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private final EmbeddingServer server = EmbeddingServer.start();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Library library = Library.withVectors(1_000_000, Embeddings.remote(server.settings(),
      PriceTable.defaults(), Clock.systemUTC()),
      text -> text.contains("FORBIDDEN") ? null : text.replace("SECRET", "<KEY>"), meters, Clock.systemUTC());

  @AfterEach
  void close() {
    library.close();
    server.close();
  }

  @Test
  void passageIsFoundByItsMeaningWithoutAWordInCommon() throws Exception {
    start("a", "automobile", "b", "bicycle", "c", "pedestrian crossing");

    assertThat(search("car", Method.KEYWORD).hits()).isEmpty();
    Found found = search("car", Method.VECTOR);
    assertThat(found.method()).isEqualTo(Method.VECTOR);
    assertThat(found.hits().getFirst().document()).isEqualTo("a");
  }

  @Test
  void hybridHasFirstWhatBothRankingsHave() throws Exception {
    start("words", "the car and its many long winded words about roads and bridges and tunnels",
        "meaning", "automobile", "both", "the car");

    Found found = search("car", Method.HYBRID);

    assertThat(found.method()).isEqualTo(Method.HYBRID);
    assertThat(found.hits()).extracting(Hit::document).startsWith("both").contains("words", "meaning");
    assertThat(found.hits().getFirst().score()).isBetween(2 / 63.0, 2 / 61.0);
  }

  @Test
  void filtersHoldForMeaningToo() throws Exception {
    library.put(Origin.TOPIC, new Document("a", "a", "automobile", "wiki", Codec.emptyObject()));
    library.put(Origin.TOPIC, new Document("b", "b", "automobile", "blog", Codec.emptyObject()));
    start();

    Filters filters = Filters.read(Codec.json().readTree("{\"source\":\"blog\"}"));

    assertThat(library.search(new Question("car", Method.HYBRID, filters, 5)).hits())
        .extracting(Hit::document).containsExactly("b");
  }

  @Test
  void replacedAndDeletedDocumentsAreNotFoundByTheirFormerMeaning() throws Exception {
    start("a", "automobile", "b", "automobile and more");
    put("a", "pedestrian");
    library.delete(Origin.TOPIC, "b");
    library.refresh();
    assertThat(library.awaitVectors(LIMIT)).isTrue();

    assertThat(search("pedestrian", Method.VECTOR).hits()).extracting(Hit::document).containsExactly("a");
    assertThat(search("pedestrian", Method.VECTOR).hits().getFirst().snippet().text()).isEqualTo("pedestrian");
  }

  @Test
  void textsLeaveAsTheFilterLeavesThemAndSomeNotAtAll() throws Exception {
    start("a", "automobile SECRET", "b", "FORBIDDEN bicycle");

    assertThat(server.texts()).anyMatch(text -> text.contains("<KEY>"))
        .noneMatch(text -> text.contains("SECRET") || text.contains("FORBIDDEN"));
    assertThat(search("bicycle", Method.KEYWORD).hits()).hasSize(1);
  }

  @Test
  void vectorOfAQuestionIsPaidByWhoAsksAndThoseOfPassagesAreCountedOnce() throws Exception {
    start("a", "automobile", "b", "bicycle");

    Found found = search("car", Method.HYBRID);

    assertThat(found.usage()).isEqualTo(new Usage(TOKENS_A_TEXT, 0, 0, "bag-of-words"));
    assertThat(search("car", Method.KEYWORD).usage()).isEqualTo(Usage.NONE);
    assertThat(meters.get("octollm.llm.tokens").tags("model", "bag-of-words", "direction", "in").counter().count())
        .isEqualTo(2 * TOKENS_A_TEXT);
    assertThat(meters.get("octollm.llm.cost.usd").tag("model", "bag-of-words").counter().count()).isZero();
  }

  @Test
  void questionThatGotNoAnswerIsInDoubtThoughItsSearchSucceeds() throws Exception {
    start("a", "automobile");
    server.drop();

    Found found = search("automobile", Method.VECTOR);

    assertThat(found.hits()).hasSize(1);
    assertThat(found.usage()).isEqualTo(new Usage(0, 0, 0, "bag-of-words"));
    assertThat(search("automobile", Method.VECTOR).usage()).isEqualTo(Usage.NONE);
    assertThat(meters.get("octollm.llm.in.doubt").tag("model", "bag-of-words").counter().count()).isEqualTo(1);
  }

  @Test
  void endpointThatFailsMakesItASearchByWordsAndIsLeftAloneForATime() throws Exception {
    start("a", "automobile", "b", "car");
    server.fail(503);
    int before = server.batches().size();

    Found first = search("car", Method.HYBRID);
    Found second = search("car", Method.VECTOR);

    assertThat(List.of(first.method(), second.method())).containsOnly(Method.KEYWORD);
    assertThat(List.of(first.fallback(), second.fallback())).containsOnly("llm_api_error");
    assertThat(first.hits()).extracting(Hit::document).containsExactly("b");
    assertThat(server.batches()).hasSize(before + 1);
    assertThat(library.fallbacks()).isEqualTo(2);
  }

  @Test
  void questionThatTheEndpointDoesNotTakeStopsNoOther() throws Exception {
    start("a", "automobile");
    server.refuse("toolong");

    assertThat(search("toolong", Method.VECTOR).fallback()).isEqualTo("model_refused");
    assertThat(search("car", Method.VECTOR).method()).isEqualTo(Method.VECTOR);
  }

  @Test
  void passagesGetTheirVectorsWhenTheEndpointIsBack() throws Exception {
    server.fail(500);
    put("a", "automobile");
    library.start();
    Found before = search("automobile", Method.KEYWORD);
    assertThat(before.hits()).hasSize(1);
    assertThat(library.awaitVectors(Duration.ofMillis(300))).isFalse();
    assertThat(library.withoutVector()).isEqualTo(1);

    server.fail(0);

    assertThat(library.awaitVectors(LIMIT)).isTrue();
    assertThat(search("car", Method.VECTOR).hits()).hasSize(1);
  }

  @Test
  void onePassageThatIsNeverTakenKeepsTheOthersNotFromTheirVectors() throws Exception {
    server.refuse("toolong");
    start("a", "automobile", "b", "toolong", "c", "bicycle");

    assertThat(search("car", Method.VECTOR).hits()).extracting(Hit::document).contains("a", "c").doesNotContain("b");
    assertThat(search("toolong", Method.KEYWORD).hits()).extracting(Hit::document).containsExactly("b");
  }

  @Test
  void manyPassagesGoInFewRequests() throws Exception {
    for (int i = 0; i < 200; i++) {
      library.put(Origin.TOPIC, document("d" + i, "text " + i));
    }
    start();

    assertThat(server.texts()).hasSize(200);
    assertThat(server.batches()).hasSize(4).allMatch(size -> size <= 64);
  }

  private void start(String... idsAndTexts) throws InterruptedException {
    for (int i = 0; i < idsAndTexts.length; i += 2) {
      library.put(Origin.TOPIC, document(idsAndTexts[i], idsAndTexts[i + 1]));
    }
    library.refresh();
    library.start();
    assertThat(library.awaitVectors(LIMIT)).isTrue();
  }

  private void put(String id, String text) {
    library.put(Origin.TOPIC, document(id, text));
    library.refresh();
  }

  private static Document document(String id, String text) {
    return new Document(id, id, text, "s", Codec.emptyObject());
  }

  private Found search(String text, Method method) throws InterruptedException {
    return library.search(new Question(text, method, Filters.NONE, 10));
  }
}
