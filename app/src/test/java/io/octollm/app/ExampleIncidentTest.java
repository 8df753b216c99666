package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The bundle among the examples: the launcher's training run replays it, and it is a regression test. */
class ExampleIncidentTest {
  private static final String BUNDLE = "../examples/incident.zip";

  @Incident(BUNDLE)
  void isDecidedAsItWas() {}

  @Test
  void itsCoderMakesTheSameOfWhatTheModelSaid() {
    CommandRun replay = CommandRun.of("incident", "replay", BUNDLE, "--arm", "coder");

    assertThat(replay.exit()).as(replay::out).isZero();
    assertThat(replay.out()).startsWith("identical: 3 attempts of the coder");
  }
}
