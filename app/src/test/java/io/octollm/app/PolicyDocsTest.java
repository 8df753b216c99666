package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.Action;
import io.octollm.reflex.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md says of the policy is so; RunVerbIT runs the example. */
class PolicyDocsTest {
  private static final Path EXAMPLE = Path.of("../examples/policy.json");

  @Test
  void theExampleStandsInTheDocumentAsItIsRun() throws Exception {
    String document = Files.readString(Path.of("../CONTRIBUTING.md"));

    assertThat(document).contains("```json\n" + Files.readString(EXAMPLE) + "```");
    assertThat(Action.values()).allSatisfy(action -> assertThat(document).contains("| `" + action + "` |"));
    assertThat(Policy.parse(Files.readAllBytes(EXAMPLE)).version()).startsWith("example-1+");
  }
}
