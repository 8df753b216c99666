package io.octollm.schema.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineCheckTest {
  private static final String LINE = "{\"timestamp\":\"2026-01-01T00:00:00.000000Z\",\"level\":\"info\","
      + "\"event\":\"policy.updated\",\"policy\":\"1\"";

  @Test
  void lineAsTheCatalogueSaysHasNoFlaw() {
    assertThat(LineCheck.flaws(List.of(LINE + "}", "no line of the log"))).isEmpty();
    assertThat(LineCheck.flaws("debug", "coder.main.start",
        List.of("request_id", "task_id", "arm", "step", "attempt"))).isEmpty();
  }

  @Test
  void fieldThatTheEventDoesNotListIsAFlaw() {
    assertThat(LineCheck.flaws(List.of(LINE + ",\"colour\":\"red\"}")))
        .containsExactly("policy.updated does not list colour");
  }

  @Test
  void fieldThatIsAlwaysThereIsMissed() {
    assertThat(LineCheck.flaws("info", "policy.updated", List.of()))
        .containsExactly("policy.updated lacks policy");
  }

  @Test
  void fieldThatStandsTwiceIsAFlaw() {
    assertThat(LineCheck.flaws("info", "policy.updated", List.of("policy", "policy")))
        .singleElement().asString().startsWith("policy.updated has a field twice");
  }

  @Test
  void eventOutsideTheCatalogueIsAFlaw() {
    assertThat(LineCheck.flaws("info", "task.vanished", List.of()))
        .containsExactly("task.vanished is not in the catalogue of events");
    assertThat(LineCheck.flaws("info", "coder.main.halfway", List.of()))
        .containsExactly("coder.main.halfway is not in the catalogue of events");
  }

  @Test
  void lineOfATaskSaysWhoseItIs() {
    assertThat(LineCheck.flaws("info", "task.duplicate", List.of("first_partition", "first_offset")))
        .containsExactly("task.duplicate does not say whose it is");
  }

  @Test
  void errorHasAType() {
    assertThat(LineCheck.flaws("error", "service.failed", List.of()))
        .containsExactly("service.failed is an error without error_type");
  }
}
