package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
  private static final Topics TOPICS = new Topics("octollm.");

  /** The table of the design, a line a topic. */
  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      octollm.tasks,            4, delete,  14, LogAppendTime
      octollm.control,          4, delete,   1, LogAppendTime
      octollm.arm.coder,        4, delete,   7, -
      octollm.outcomes,         4, delete,   7, LogAppendTime
      octollm.results,          4, delete,  14, -
      octollm.events,           4, delete,  14, -
      octollm.registry,         1, compact,  -, LogAppendTime
      octollm.dlq.reflex,       4, delete,  14, -
      octollm.dlq.orchestrator, 4, delete,  14, -
      octollm.dlq.coder,        4, delete,  14, -
      octollm.dlq.parked,       4, delete,  90, -
      octollm.replays,          1, delete,  90, -
      octollm.settings,         1, compact,  -, -
      octollm.documents,        4, compact,  -, -
      """)
  void topicIsMadeAsTheDesignSays(
      String name, int partitions, String cleanup, Integer days, String timestampType) {
    Topics.Spec spec = TOPICS.specs(4, List.of("coder")).stream()
        .filter(s -> s.name().equals(name)).findFirst().orElseThrow();

    assertThat(spec.partitions()).isEqualTo(partitions);
    Map<String, String> expected = new TreeMap<>(
        Map.of("cleanup.policy", cleanup, "max.message.bytes", "2097152"));
    if (days != null) {
      expected.put("retention.ms", Long.toString(days * 86_400_000L));
    }
    if (timestampType != null) {
      expected.put("message.timestamp.type", timestampType);
    }
    assertThat(spec.settings()).isEqualTo(expected);
  }

  @Test
  void thereAreTwelveTopicsAndTwoMoreForEachArm() {
    assertThat(TOPICS.specs(1, List.of())).hasSize(12);
    assertThat(TOPICS.specs(1, List.of("coder", "judge"))).hasSize(16)
        .extracting(Topics.Spec::name).doesNotHaveDuplicates();
  }

  @Test
  void prefixStandsBeforeEveryName() {
    assertThat(new Topics("test-").specs(1, List.of("coder")))
        .allMatch(spec -> spec.name().startsWith("test-"));
  }

  @Test
  void intakeAndReflexShareOneDeadLetterTopic() {
    assertThat(TOPICS.deadLetters(Stage.INTAKE)).isEqualTo(TOPICS.deadLetters(Stage.REFLEX))
        .isEqualTo("octollm.dlq.reflex");
  }

  @ParameterizedTest
  @ValueSource(strings = {"coder", "a", "web-search-2", "abcdefghijklmnopqrstuvwxyz-01234"})
  void armNameIsALowerCaseWord(String name) {
    assertThat(Topics.isArmName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Coder", "2coder", "-a", "a.b", "a_b", "a b", "a\n",
      "abcdefghijklmnopqrstuvwxyz-012345"})
  void whatIsNoSuchWordIsNoArmName(String name) {
    assertThat(Topics.isArmName(name)).isFalse();
  }
}
