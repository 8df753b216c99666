package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
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
  void bestPassageIsCitedWithItsDocumentAndHeading() {
    JsonNode hit = search("Why do retries that wait block nobody?").get("results").get(0);

    assertThat(hit.get("document").stringValue()).isEqualTo("a.md");
    assertThat(hit.get("title").stringValue()).isEqualTo("Retries");
    assertThat(hit.get("snippet").stringValue()).isEqualTo("A waiting retry blocks nobody.");
    assertThat(hit.get("score").doubleValue()).isPositive();
  }

  @Test
  void buildOutputOtherFilesAndLinksAreNoDocuments() {
    assertThat(search("octopus root").get("results")).hasSize(1);
  }

  @Test
  void noHitIsAnEmptyListAndASuccess() {
    assertThat(search("xylophone").get("results")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*:*", "title:[* TO *]", "\"", "octopus AND (", "~", "\\", "a^1e9", "the and of", "🐙"})
  void queryHasNoSyntax(String query) {
    assertThat(search(query).get("query").stringValue()).isEqualTo(query);
  }

  @Test
  void limitOfTheContextIsKept() {
    assertThat(((ArmResult.Done) new RetrieverArm(folder).work(
        Samples.assignment("octopus records retry", "{\"limit\":2}"))).output().get("results")).hasSize(2);
  }

  @Test
  void folderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new RetrieverArm(folder.resolve("none"))).hasMessageStartingWith("documents: is no folder");
  }

  private JsonNode search(String query) {
    return ((ArmResult.Done) new RetrieverArm(folder).work(Samples.assignment(query))).output();
  }
}
