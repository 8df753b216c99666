package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two lists that alerts, dashboards and scripts are written against. */
class CatalogueTest {
  /** As in the command line's page: a group of names by prefix. */
  private static final List<String> EVENTS = List.of("service.start|ready|stop|failed",
      "topics.created", "library.log", "request.start|complete|failed",
      "task.started|duplicate|rejected|planned|retry|waiting|cancelled|complete|failed"
          + "|dead_lettered|replayed|resumed",
      "arm.call.start|complete|failed", "arm.registered|lost|health|breaker",
      "arm_router.scoring|no_candidate", "cache.lookup.start", "cache.hit|miss|error",
      "pii.detected", "injection.detected", "policy.updated", "flag.updated",
      "llm.rate_limit|api_error|usage|unpriced", "documents.ready", "document.skipped", "scratch.kept",
      "arm.step.start|complete", "database.query", "database.query.failed",
      "database.connection.ok|failed", "connectivity.ok|timeout|refused", "slow_operation",
      "flood.open|closed", "timer.late", "lag.stuck", "log.sampled");

  @Test
  void eventNamesAreThoseOfTheCatalogue() {
    List<String> expected = EVENTS.stream().flatMap(CatalogueTest::names).toList();

    assertThat(Arrays.stream(EventName.values()).map(EventName::text)).containsExactlyElementsOf(expected);
  }

  private static Stream<String> names(String group) {
    String[] words = group.split("\\|");
    String prefix = words[0].substring(0, words[0].lastIndexOf('.') + 1);
    return Stream.concat(Stream.of(words[0]), Arrays.stream(words).skip(1).map(prefix::concat));
  }

  @ParameterizedTest
  @EnumSource
  void eventIsFoundByItsName(EventName name) {
    assertThat(EventName.of(name.toString())).isSameAs(name);
    assertThat(name.level()).isNotNull();
  }

  @Test
  void unknownEventIsRefusedWithoutBeingQuoted() {
    assertThatThrownBy(() -> EventName.of("canary")).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("is not in the catalogue of events");
  }

  @Test
  void eachTaskHasTwoLinesAboveDebugUnlessSomethingRareHappens() {
    assertThat(Arrays.stream(EventName.values())
        .filter(e -> e.text().startsWith("task.") && e.level() != EventName.Level.DEBUG)
        .map(e -> e.text() + " " + e.level()))
        .containsExactly("task.started INFO", "task.duplicate INFO", "task.rejected WARN",
            "task.cancelled INFO", "task.complete INFO", "task.failed ERROR", "task.replayed INFO",
            "task.resumed INFO");
  }

  @ParameterizedTest
  @EnumSource
  void codeHasOneLineOfAdvice(ErrorCode code) {
    assertThat(code.advice()).matches("[A-Z].{10,118}\\.");
    assertThat(code.category()).isNotNull();
  }

  @Test
  void codesKeepTheirCategoryAndWhetherToTryAgain() {
    assertThat(Arrays.stream(ErrorCode.values())
        .map(c -> c + " " + c.category() + (c.retryable() ? " retryable" : "")))
        .containsExactly("UNREADABLE validation", "INVALID_FIELD validation",
            "UNKNOWN_FIELD validation", "RECORD_TOO_LARGE validation",
            "TASK_ID_CONFLICT validation", "INVALID_PLAN validation", "INVALID_INPUT validation",
            "INJECTION_BLOCKED policy", "POLICY_BLOCKED policy", "CONTENT_FILTERED policy",
            "COMMAND_NOT_ALLOWED policy", "REQUEST_NOT_ALLOWED policy",
            "NO_SUITABLE_ARM routing", "REPLAN_REQUESTED routing", "RATE_LIMITED rate_limit retryable",
            "QUOTA_EXCEEDED rate_limit retryable",
            "STEP_TIMEOUT timeout retryable", "DEADLINE_EXCEEDED timeout",
            "MODEL_TIMEOUT timeout retryable", "MODEL_UNREACHABLE external retryable",
            "LLM_API_ERROR external retryable", "MODEL_REFUSED external", "COMMAND_FAILED external",
            "REQUEST_FAILED external retryable", "CRITERIA_NOT_MET validation", "BUDGET_EXCEEDED budget", "CANCELLED cancelled",
            "OUTPUT_TOO_LARGE internal", "IN_DOUBT internal", "INVALID_OUTCOME internal retryable",
            "ARM_ERROR internal retryable");
  }
}
