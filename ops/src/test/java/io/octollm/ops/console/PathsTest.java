package io.octollm.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each path answers, and what is said of one that is not there or is asked wrongly. */
@Timeout(60)
class PathsTest {
  private OpenConsole console;

  @BeforeEach
  void open() throws IOException {
    console = OpenConsole.toAll();
  }

  @AfterEach
  void close() {
    console.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "/health|\"up\"", "/ready|true", "/metrics|octollm_tasks_total",
    "/debug/topology|Sub-topology", "/debug/flags|\"flag/cache\":true", "/debug/heap|java.lang.String",
    "/debug/threads|PathsTest", "/debug/threads?format=json|threadDump",
    "/debug/log-level|\"logger\":\"ROOT\""
  })
  void pathAnswersWithSense(String path, String expected) throws Exception {
    HttpResponse<String> answer = console.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(expected);
  }

  @Test
  void readyAnswers503UntilItIs() throws Exception {
    console.ready.set(false);

    assertThat(console.get("/ready").statusCode()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/debug/profile?seconds=0", "/debug/profile?seconds=61",
      "/debug/profile?seconds=x", "/debug/heap?top=-1"})
  void numberOutsideItsBoundsIsA400ThatNamesIt(String path) throws Exception {
    HttpResponse<String> answer = console.get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("must be a whole number from");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/debug", "/debug/tasks/", "/debug/tasks/x", "/healthy"})
  void unknownPathIsA404InJson(String path) throws Exception {
    HttpResponse<String> answer = console.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).startsWith("{\"error\":");
  }

  @Test
  void otherMethodIsA405ThatNamesTheOnesItTakes() throws Exception {
    HttpResponse<String> answer = console.send("DELETE", "/debug/log-level", null);

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).contains("GET and PUT");
  }

  @Test
  void largeBodyIsRefused() throws Exception {
    assertThat(console.send("PUT", "/debug/log-level", " ".repeat(70_000)).statusCode())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{'name':'cash','value':false}|the nearest is cache", "{'name':'cache'}|value must be true or false",
    "{'name':'cache','value':'no'}|value must be true or false", "{'value':true}|name is missing", "x|no JSON"
  })
  void whatIsNoFlagIsRefused(String body, String why) throws Exception {
    HttpResponse<String> answer = console.send("PUT", "/debug/flags", body.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(why);
  }
}
