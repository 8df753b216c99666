package io.octollm.arm.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.arm.retrieval.Library.Origin;
import io.octollm.arm.retrieval.Library.Put;
import io.octollm.schema.Codec;
import io.octollm.schema.Document;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class LibraryTest {
  private final Library library = Library.ofWords(10_000);

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void passageWithMoreOfTheWordsComesFirstAndARareWordWeighsMore() throws Exception {
    put("common", "the retry waits and the retry waits and nothing else is said here");
    put("rare", "the retry waits for the octopus");
    put("other", "the retry is over");

    assertThat(found("octopus retry")).startsWith("rare").contains("common", "other");
  }

  @Test
  void wordOfTheTitleWeighsMoreThanOneOfTheText() throws Exception {
    library.put(Origin.TOPIC, new Document("text", "About", "an octopus has eight arms", "", Codec.emptyObject()));
    library.put(Origin.TOPIC, new Document("title", "The octopus", "it has eight arms or so", "", Codec.emptyObject()));
    library.refresh();

    assertThat(found("octopus")).containsExactly("title", "text");
  }

  @Test
  void replacedDocumentIsFoundByItsNewWordsAlone() throws Exception {
    put("d", "octopus");
    put("d", "squid\n# More\nsquid again");

    assertThat(found("octopus")).isEmpty();
    assertThat(found("squid")).containsExactly("d", "d");
    assertThat(library.size()).isEqualTo(1);
  }

  @Test
  void deletedDocumentIsFoundNoMoreAndItsPlaceIsFree() throws Exception {
    put("d", "octopus " + "x ".repeat(4000));
    assertThat(library.put(Origin.TOPIC, document("e", "y ".repeat(4000)))).isEqualTo(Put.FULL);

    library.delete(Origin.TOPIC, "d");
    library.delete(Origin.TOPIC, "never there");
    library.refresh();

    assertThat(found("octopus")).isEmpty();
    assertThat(library.put(Origin.TOPIC, document("e", "y ".repeat(4000)))).isEqualTo(Put.TAKEN);
  }

  @Test
  void oneIdOfTwoOriginsIsTwoDocuments() throws Exception {
    library.put(Origin.FOLDER, document("d", "octopus of the folder"));
    put("d", "octopus of the topic");
    assertThat(found("octopus")).hasSize(2);

    library.delete(Origin.TOPIC, "d");
    library.refresh();

    assertThat(ask("octopus", Filters.NONE).hits()).singleElement()
        .satisfies(hit -> assertThat(hit.snippet().text()).isEqualTo("octopus of the folder"));
  }

  @Test
  void documentThatIsNotTakenLeavesTheEarlierOne() throws Exception {
    put("d", "octopus");

    assertThat(library.put(Origin.TOPIC, document("d", "x".repeat(1024 * 1024 + 1)))).isEqualTo(Put.TOO_LARGE);
    assertThat(library.put(Origin.TOPIC, document("d", "x".repeat(10_001)))).isEqualTo(Put.FULL);
    assertThat(library.put(Origin.TOPIC, document(" ", "x"))).isEqualTo(Put.INVALID);
    assertThat(library.put(Origin.TOPIC, document("i".repeat(1025), "x"))).isEqualTo(Put.INVALID);
    library.refresh();

    assertThat(found("octopus")).containsExactly("d");
  }

  @Test
  void filtersLeaveWhatMeetsAllOfThem() throws Exception {
    put("a", "wiki", "{\"lang\":\"en\",\"year\":2026}");
    put("b", "wiki", "{\"lang\":\"de\",\"year\":2026}");
    put("c", "blog", "{\"lang\":\"en\",\"year\":2026}");

    assertThat(filtered("{\"source\":\"wiki\"}")).containsExactlyInAnyOrder("a", "b");
    assertThat(filtered("{\"source\":\"wiki\",\"metadata\":{\"lang\":\"en\",\"year\":2026}}")).containsExactly("a");
    assertThat(filtered("{\"metadata\":{\"year\":2025}}")).isEmpty();
  }

  @Test
  void limitCountsPassages() throws Exception {
    put("d", IntStream.range(0, 60).mapToObj(i -> "# " + i + "\noctopus\n").reduce("", String::concat));

    assertThat(library.search(new Question("octopus", Method.KEYWORD, Filters.NONE, 50)).hits()).hasSize(50);
    assertThat(library.search(new Question("octopus", Method.KEYWORD, Filters.NONE, 1)).hits()).hasSize(1);
  }

  @Test
  void citationPointsIntoTheDocument() throws Exception {
    String text = "# Intro\nnothing\n\n# Arms\n" + "filler ".repeat(100) + "an octopus has eight arms";
    put("d", text);

    Hit hit = ask("octopus", Filters.NONE).hits().getFirst();

    assertThat(hit.title()).isEqualTo("Arms");
    assertThat(hit.source()).isEqualTo("source");
    assertThat(text.substring(hit.snippet().start(), hit.snippet().end()))
        .isEqualTo(hit.snippet().text()).contains("octopus has eight arms");
  }

  @Test
  void whoSearchesWhileDocumentsAreReplacedSeesEachOnce() throws Exception {
    put("d", "octopus 0");
    var writing = CompletableFuture.runAsync(() -> {
      for (int i = 1; i < 300; i++) {
        put("d", "octopus " + i);
      }
    });

    while (!writing.isDone()) {
      assertThat(found("octopus")).containsExactly("d");
    }
    writing.join();
  }

  @Test
  void searchByMeaningWithoutAnEndpointIsByWordsAndSaysSo() throws Exception {
    put("d", "octopus");

    Found found = library.search(new Question("octopus", Method.VECTOR, Filters.NONE, 5));

    assertThat(found.method()).isEqualTo(Method.KEYWORD);
    assertThat(found.fallback()).isEqualTo("embeddings_not_set");
    assertThat(found.hits()).hasSize(1);
  }

  private void put(String id, String text) {
    assertThat(library.put(Origin.TOPIC, document(id, text))).isEqualTo(Put.TAKEN);
    library.refresh();
  }

  private void put(String id, String source, String metadata) {
    library.put(Origin.TOPIC, new Document(id, id, "octopus", source,
        (ObjectNode) Codec.json().readTree(metadata)));
    library.refresh();
  }

  private static Document document(String id, String text) {
    return new Document(id, "title of " + id, text, "source", Codec.emptyObject());
  }

  private List<String> filtered(String filters) throws Exception {
    return ask("octopus", Filters.read(Codec.json().readTree(filters))).hits().stream().map(Hit::document).toList();
  }

  private List<String> found(String text) throws InterruptedException {
    return ask(text, Filters.NONE).hits().stream().map(Hit::document).toList();
  }

  private Found ask(String text, Filters filters) throws InterruptedException {
    return library.search(new Question(text, Method.KEYWORD, filters, 10));
  }
}
