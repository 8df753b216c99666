package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleTest {
  @TempDir Path folder;

  @Test
  void thePublishedExamplesAreReadable() throws IOException {
    List<Example> examples = Example.readAll(Path.of("../examples/tasks.jsonl"));

    assertThat(examples).hasSizeGreaterThanOrEqualTo(16);
    assertThat(examples).extracting(Example::doing).contains(Example.Doing.values());
  }

  @Test
  void aTextIsSentAsItIs() throws IOException {
    Example example = read("{\"name\":\"a\",\"record\":\"{ broken\",\"expect\":{\"status\":\"rejected\"}}");

    assertThat(example.bytes()).asString().isEqualTo("{ broken");
  }

  @Test
  void whatDoesNotFitIsNamedWithItsLine() {
    assertThatThrownBy(() -> read("{\"name\":\"a\",\"record\":{}}"))
        .isInstanceOf(Failure.class).hasMessageContaining("line 1: name and expect are needed");
    assertThatThrownBy(() -> read("{\"name\":\"a\",\"record\":{},\"after\":[\"b\"],\"expect\":{}}"))
        .hasMessageContaining("after must name earlier examples");
    assertThatThrownBy(() -> read("{\"name\":\"a\",\"action\":\"replay\",\"expect\":{}}"))
        .hasMessageContaining("dead letter");
    assertThatThrownBy(() -> read("{\"name\":\"a\",\"record\":{},\"action\":\"stop-arm\",\"expect\":{}}"))
        .hasMessageContaining("assigned_arm");
    assertThatThrownBy(() -> read("{\"name\":\"a\",\"record\":{},\"action\":\"explode\",\"expect\":{}}"))
        .hasMessageContaining("line 1");
  }

  @Test
  void onlyWhatIsExpectedIsCompared() {
    Observed observed = new Observed("task-1", "failed", "coder", "MODEL_REFUSED", "arm");

    assertThat(observed.differences(new Example.Expectation("failed", null, null, null))).isEmpty();
    assertThat(observed.differences(new Example.Expectation("completed", "judge", null, null)))
        .containsExactly("status completed was expected", "arm judge was expected");
  }

  private Example read(String line) throws IOException {
    return Example.readAll(Files.writeString(folder.resolve("tasks.jsonl"), line)).getFirst();
  }
}
