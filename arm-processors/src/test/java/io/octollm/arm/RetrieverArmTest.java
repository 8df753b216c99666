package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.arm.retrieval.DocumentFolder;
import io.octollm.arm.retrieval.Library;
import io.octollm.model.EmbeddingServer;
import io.octollm.model.Embeddings;
import io.octollm.model.PriceTable;
import io.octollm.schema.Budget;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RetrieverArmTest {
  @TempDir Path folder;

  @BeforeEach
  void documents() throws Exception {
    Files.writeString(folder.resolve("a.md"),
        "# Octopus\n\nAn octopus has eight arms.\n\n## Retries\nA waiting retry blocks nobody.\n");
    Files.createDirectories(folder.resolve("sub/target"));
    Files.writeString(folder.resolve("sub/b.txt"), "Kafka keeps records in partitions.");
    Files.writeString(folder.resolve("sub/target/c.md"), "octopus octopus octopus");
    Files.writeString(folder.resolve("d.bin"), "octopus");
    Files.createSymbolicLink(folder.resolve("passwd.txt"), Path.of("/etc/passwd"));
  }

  @Test
  void bestPassageIsCitedWithItsDocumentAndHeading() throws Exception {
    JsonNode hit = search("Why do retries that wait block nobody?").get("results").get(0);

    assertThat(hit.get("document").stringValue()).isEqualTo("a.md");
    assertThat(hit.get("title").stringValue()).isEqualTo("Retries");
    assertThat(hit.get("snippet").stringValue()).isEqualTo("A waiting retry blocks nobody.");
    assertThat(hit.get("score").doubleValue()).isPositive();
  }

  @Test
  void buildOutputOtherFilesAndLinksAreNoDocuments() throws Exception {
    assertThat(search("octopus root").get("results")).isNotEmpty()
        .allMatch(hit -> hit.get("document").stringValue().equals("a.md"));
  }

  @Test
  void folderThatIsItselfALinkIsReadWhereItLeads(@TempDir Path elsewhere) throws Exception {
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), folder);

    assertThat(((ArmResult.Done) new RetrieverArm(Samples.library(link)).work(Samples.assignment("octopus")))
        .output().get("results")).isNotEmpty();
  }

  @Test
  void noHitIsAnEmptyListAndASuccess() throws Exception {
    assertThat(search("xylophone").get("results")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*:*", "title:[* TO *]", "\"", "octopus AND (", "~", "\\", "a^1e9", "the and of", "🐙"})
  void queryHasNoSyntax(String query) throws Exception {
    assertThat(search(query).get("query").stringValue()).isEqualTo(query);
  }

  @Test
  void limitOfTheContextIsKept() throws Exception {
    assertThat(output("octopus records retry", "{\"limit\":2}").get("results")).hasSize(2);
    assertThat(output("octopus records retry", "{\"limit\":0}").get("results")).hasSize(1);
  }

  @Test
  void citationSaysWhereTheSnippetStands() throws Exception {
    JsonNode hit = search("Why do retries that wait block nobody?").get("results").get(0);

    assertThat(Files.readString(folder.resolve("a.md"))
        .substring(hit.get("start").intValue(), hit.get("end").intValue()))
        .isEqualTo(hit.get("snippet").stringValue());
    assertThat(hit.get("source").stringValue()).isEqualTo("folder");
    assertThat(hit.get("rank").intValue()).isEqualTo(1);
  }

  @Test
  void filterThatIsNoneFailsTheAttemptAndNamesTheField() throws Exception {
    assertThat(work("octopus", "{\"filters\":{\"sorce\":\"a\"}}")).isInstanceOfSatisfying(
        ArmResult.Failed.class, failed -> assertThat(failed.error().message()).startsWith("context.filters "));
    assertThat(output("octopus", "{\"filters\":{\"source\":\"elsewhere\"}}").get("results")).isEmpty();
  }

  @Test
  void methodThatThereIsNotFailsTheAttempt() throws Exception {
    assertThat(work("octopus", "{\"method\":\"magic\"}")).isInstanceOfSatisfying(ArmResult.Failed.class,
        failed -> assertThat(failed.error().code()).isEqualTo(ErrorCode.INVALID_INPUT));
  }

  @Test
  void searchByMeaningWithoutAnEndpointSaysWhatItDidInstead() throws Exception {
    JsonNode output = output("octopus", "{\"method\":\"hybrid\"}");

    assertThat(output.get("method").stringValue()).isEqualTo("keyword");
    assertThat(output.get("fallback").stringValue()).isEqualTo("embeddings_not_set");
    assertThat(output.get("results")).isNotEmpty();
  }

  @Test
  void withAnEndpointItOffersAndDoesAllThree() throws Exception {
    try (EmbeddingServer server = EmbeddingServer.start();
        Library library = Library.withVectors(100_000,
            Embeddings.remote(server.settings(), PriceTable.defaults(), Clock.systemUTC()), text -> text,
            new SimpleMeterRegistry(), Clock.systemUTC())) {
      DocumentFolder.of(folder).into(library);
      library.start();
      assertThat(library.awaitVectors(Duration.ofSeconds(30))).isTrue();
      Arm arm = new RetrieverArm(library);
      server.texts().clear();

      assertThat(arm.profile().capabilities())
          .containsExactly("keyword_search", "vector_search", "hybrid_search");
      for (String method : List.of("keyword", "vector", "hybrid")) {
        assertThat(((ArmResult.Done) arm.work(Samples.assignment("octopus", "{\"method\":\"" + method + "\"}")))
            .output().get("method").stringValue()).isEqualTo(method);
      }
      ArmResult.Done done = (ArmResult.Done) arm.work(Samples.assignment("octopus"));
      assertThat(done.output().get("method").stringValue()).isEqualTo("hybrid");
      assertThat(done.usage()).isEqualTo(new Usage(EmbeddingServer.TOKENS_A_TEXT, 0, 0, "bag-of-words"));
      assertThat(server.texts()).hasSize(3);
      ArmResult.Done without = (ArmResult.Done) arm.work(
          Samples.budget(Samples.assignment("octopus"), new Budget(0, 60, 1, 3)));
      assertThat(without.output().get("fallback").stringValue()).isEqualTo("budget_exceeded");
      assertThat(without.usage()).isEqualTo(Usage.NONE);
      assertThat(server.texts()).hasSize(3);
    }
  }

  @Test
  void withoutAnEndpointItOffersKeywordSearchAlone() {
    assertThat(new RetrieverArm(null).profile().capabilities()).containsExactly("keyword_search");
  }

  @Test
  void folderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Samples.library(folder.resolve("none")))
        .hasMessageStartingWith("documents: is no folder");
  }

  private JsonNode search(String query) throws InterruptedException {
    return output(query, "{}");
  }

  private JsonNode output(String query, String context) throws InterruptedException {
    return ((ArmResult.Done) work(query, context)).output();
  }

  private ArmResult work(String query, String context) throws InterruptedException {
    return new RetrieverArm(Samples.library(folder)).work(Samples.assignment(query, context));
  }
}
