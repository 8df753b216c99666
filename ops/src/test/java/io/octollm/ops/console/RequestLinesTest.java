package io.octollm.ops.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.octollm.ops.Cluster;
import io.octollm.schema.EventName;
import io.octollm.schema.lines.HeardLines;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RequestLinesTest {
  /** The last line is written after the answer. */
  private static List<HeardLines.Line> bothLines(HeardLines lines) {
    Cluster.await("both lines", Duration.ofSeconds(10),
        () -> lines.of(EventName.REQUEST_COMPLETE).size() == 1);
    return lines.of(EventName.REQUEST_START, EventName.REQUEST_COMPLETE);
  }

  @Test
  void requestIsTwoLinesThatShowItsRouteAndItsIdAndNothingElse() throws Exception {
    try (OpenConsole console = OpenConsole.withTokens();
        HeardLines lines = new HeardLines(RequestLines.class)) {
      console.get("/debug/heap?top=1", "Authorization", "Bearer read-token", "X-Request-ID", "req-1");

      assertThat(bothLines(lines)).extracting(HeardLines.Line::event)
          .containsExactly(EventName.REQUEST_START, EventName.REQUEST_COMPLETE);
      assertThat(bothLines(lines)).extracting(HeardLines.Line::level).containsOnly("DEBUG");
      assertThat(bothLines(lines).getFirst().fields()).containsExactly(entry("request_id", "req-1"),
          entry("method", "GET"), entry("path", "/debug/heap"));
      assertThat(bothLines(lines).getLast().fields())
          .containsOnlyKeys("request_id", "method", "path", "status", "duration_ms")
          .containsEntry("status", 200).hasEntrySatisfying("duration_ms",
              millis -> assertThat((Double) millis).isBetween(0.001, 60_000.0));
    }
  }

  @ParameterizedTest
  @CsvSource({"GET,/jane.roe,none,404,GET", "BREW,/metrics,/metrics,405,other",
      "HEAD,/health,/health,200,HEAD"})
  void whatACallerMadeUpIsNotInTheLines(
      String method, String asked, String path, int status, String shown) throws Exception {
    try (OpenConsole console = OpenConsole.toAll();
        HeardLines lines = new HeardLines(RequestLines.class)) {
      console.send(method, asked, null, "X-Request-ID", "jane.roe@example.org");

      assertThat(bothLines(lines)).extracting(HeardLines.Line::fields).allSatisfy(fields ->
          assertThat(fields).doesNotContainKey("request_id").containsEntry("path", path)
              .containsEntry("method", shown));
      assertThat(bothLines(lines).getLast().fields()).containsEntry("status", status);
    }
  }
}
