package io.octollm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptedModelTest {
  private static final Instant UNTIL = Requests.NOW.plusSeconds(60);

  @TempDir Path folder;

  @Test
  void goalIsAnsweredByItsText() throws Exception {
    assertThat(text(ask("{\"goal\":\"hi\",\"answer\":\"there\"}", "hi", 1))).isEqualTo("there");
  }

  @Test
  void goalIsAnsweredByItsHash() throws Exception {
    String hash = Ids.sha256("hi".getBytes()).substring(0, 12);

    assertThat(text(ask("[{\"sha256\":\"" + hash + "\",\"answer\":{\"a\":1}}]", "hi", 1)))
        .isEqualTo("{\"a\":1}");
  }

  @Test
  void goalWithoutAnEntryGetsAFixedTextThatNamesItsHash() throws Exception {
    assertThat(text(ask("", "hi", 1))).contains(Ids.sha256("hi".getBytes()).substring(0, 16));
  }

  @Test
  void firstAttemptsFailAsTheScriptSaysAndTheNextSucceeds() throws Exception {
    String script = "{\"goal\":\"hi\",\"answer\":\"ok\",\"fail\":["
        + "{\"code\":\"RATE_LIMITED\",\"retry_after_ms\":1500},{\"code\":\"LLM_API_ERROR\"}]}";

    assertThat(ask(script, "hi", 1)).isInstanceOfSatisfying(ModelAnswer.Failed.class, failed -> {
      assertThat(failed.error().code()).isEqualTo(ErrorCode.RATE_LIMITED);
      assertThat(failed.error().retryAfterMs()).isEqualTo(1500);
    });
    assertThat(ask(script, "hi", 2)).isInstanceOf(ModelAnswer.Failed.class);
    assertThat(text(ask(script, "hi", 3))).isEqualTo("ok");
  }

  @Test
  void scriptedTimeoutIsInDoubtAsARealOneIs() throws Exception {
    String script = "{\"goal\":\"hi\",\"answer\":\"ok\",\"fail\":[{\"code\":\"MODEL_TIMEOUT\"}]}";

    assertThat(ask(script, "hi", 1)).isInstanceOfSatisfying(ModelAnswer.Failed.class, failed -> {
      assertThat(failed.error().details()).containsEntry("in_doubt", true);
      assertThat(failed.usage().model()).isEqualTo("scripted");
    });
  }

  @Test
  void usageNamesTheModel() throws Exception {
    var ok = (ModelAnswer.Ok) ask("", "hi", 1);

    assertThat(ok.usage().model()).isEqualTo("scripted");
    assertThat(ok.usage().tokensOut()).isPositive();
  }

  @Test
  void answerThatWasRefusedIsCorrectedWhereTheScriptHasAnother() throws Exception {
    Path file = folder.resolve("script");
    Files.writeString(file, """
        {"goal":"a","answer":"1","corrected":"2"}
        {"goal":"b","answer":"1"}""");
    var model = ScriptedModel.read(file);

    assertThat(text(model.answer(new ModelRequest("t", "r", 2, "a", "s", "p", 9, false, UNTIL, "coder")))).isEqualTo("1");
    assertThat(text(model.answer(new ModelRequest("t", "r", 2, "a", "s", "p", 9, true, UNTIL, "coder")))).isEqualTo("2");
    assertThat(text(model.answer(new ModelRequest("t", "r", 2, "b", "s", "p", 9, true, UNTIL, "coder")))).isEqualTo("1");
  }

  @Test
  void publishedScriptFitsAndAnswersTheCodersExample() throws Exception {
    var model = ScriptedModel.read(Path.of("..", "examples", "answers.jsonl"));

    assertThat(text(model.answer(new ModelRequest("t", "r", 1,
        "Write a function that reverses a string", "s", "p", 100, false, UNTIL, "coder")))).contains("```java");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{                                   | line 1 is not JSON",
      "{\"answer\":\"x\"}                  | line 1: one of goal and sha256 is expected",
      "{\"goal\":\"x\"}                    | line 1: answer is missing",
      "{\"sha256\":\"zz\",\"answer\":\"x\"} | line 1: sha256 must be 8 to 64 hex digits",
      "{\"goal\":\"x\",\"answer\":1,\"delay_ms\":-1} | line 1: delay_ms must be 0 to",
      "[{\"goal\":\"x\",\"answer\":1},{}]  | entry 2: one of goal"})
  void entryThatDoesNotFitIsNamed(String script, String message) {
    assertThatThrownBy(() -> ask(script, "x", 1)).hasMessageContaining(message);
  }

  private ModelAnswer ask(String script, String goal, int attempt) throws Exception {
    Path file = folder.resolve("script");
    Files.writeString(file, script);
    return ScriptedModel.read(file).answer(new ModelRequest("t", "r", attempt, goal, "s", goal, 100, false, UNTIL, "coder"));
  }

  private static String text(ModelAnswer answer) {
    return ((ModelAnswer.Ok) answer).text();
  }
}
