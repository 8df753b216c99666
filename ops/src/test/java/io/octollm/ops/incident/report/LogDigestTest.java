package io.octollm.ops.incident.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogDigestTest {
  private static final String LINES = """
      Picked up JAVA_TOOL_OPTIONS
      {"timestamp":"2026-01-31T10:05:00Z","level":"error","event":"task.failed","request_id":"r2","task_id":"t2","error_type":"timeout","duration":61.5}
      {"timestamp":"2026-01-31T10:01:00Z","level":"error","event":"task.failed","request_id":"r1","task_id":"t1","error_type":"routing","duration":0.5}
      {"timestamp":"2026-01-31T10:00:00Z","level":"info","event":"task.started","request_id":"r1","task_id":"t1"}
      {"timestamp":"2026-01-31T10:02:00Z","level":"info","event":"task.complete","request_id":"r3","task_id":"t3","duration":12.25}
      {"timestamp":"2026-01-31T11:00:00Z","level":"error","event":"task.failed","error_type":"timeout"}
      {"timestamp":"2026-01-31T10:0
      """;

  private static LogDigest digest(String id) throws IOException {
    LogDigest digest = new LogDigest(Instant.parse("2026-01-31T10:00:00Z"),
        Instant.parse("2026-01-31T11:00:00Z"), 10, id);
    digest.read(new BufferedReader(new StringReader(LINES)));
    return digest;
  }

  @Test
  void firstErrorIsTheEarliestOfTheWindowWhateverTheOrderOfTheLines() throws IOException {
    assertThat(digest("r1").first().fields().path("task_id").asString()).isEqualTo("t1");
  }

  @Test
  void errorsAreCountedByTypeInsideTheWindowAlone() throws IOException {
    assertThat(digest("r1").byType()).containsOnly(
        Map.entry("timeout", 1), Map.entry("routing", 1));
    assertThat(digest("r1").lines()).isEqualTo(4);
    assertThat(digest("r1").others()).isEqualTo(2);
  }

  @Test
  void slowTasksComeWithTheLongestFirst() throws IOException {
    assertThat(digest("r1").slow()).extracting(line -> line.fields().path("task_id").asString())
        .containsExactly("t2", "t3");
  }

  @Test
  void requestsLinesAreInOrder() throws IOException {
    assertThat(digest("r1").story()).extracting(line -> line.fields().path("event").asString())
        .containsExactly("task.started", "task.failed");
    assertThat(digest("t1").story()).hasSize(2);
  }
}
