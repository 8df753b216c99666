package io.octollm.ops.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.ops.topic.Place;
import io.octollm.schema.Codec;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Origin;
import io.octollm.schema.TaskError;
import io.octollm.schema.Topics;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What counts as open; the records are given by hand. */
class OpenLettersTest {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private static final String CODER = TOPICS.deadLetters("coder");
  private static final Instant FAILED = Instant.parse("2026-01-01T00:00:00Z");

  private final OpenLetters letters = new OpenLetters(Map.of(), TOPICS);

  @AfterEach
  void close() {
    letters.close();
  }

  private void letter(int partition, long offset) {
    record(CODER, partition, offset, new DeadLetter("task-" + offset, "req-1", "coder",
        TaskError.of(ErrorCode.ARM_ERROR, "broken"), 1, FAILED.plusSeconds(offset),
        new Origin(TOPICS.tasks(), 0, offset, FAILED, "0"), 0, null, false));
  }

  private void audit(String action, long offset) {
    record(TOPICS.replays(), 0, 0, new Audit("replay-1", action, new Place(CODER, 0, offset), null,
        "task-" + offset, "req-1", FAILED, null));
  }

  private void record(String topic, int partition, long offset, Object value) {
    letters.visit(new ConsumerRecord<>(
        topic, partition, offset, "key".getBytes(UTF_8), Codec.encode(value)));
  }

  private int open() {
    OpenLetters.Depth depth = letters.byStage().get("coder");
    return depth == null ? 0 : depth.count();
  }

  @Test
  void letterIsOpenUntilItsAuditComesOrCame() {
    letter(0, 0);
    audit(Audit.REPLAYED, 0);
    audit(Audit.PARKED, 1);
    letter(0, 1);
    letter(0, 2);

    assertThat(open()).isEqualTo(1);
    assertThat(letters.byStage().get("coder").oldest()).isEqualTo(FAILED.plusSeconds(2));
  }

  @Test
  void purgeClosesAllUpToItsPlace() {
    letter(0, 0);
    letter(0, 1);
    letter(0, 2);
    audit(Audit.PURGED, 1);

    assertThat(open()).isEqualTo(1);
  }

  @Test
  void whatTheTopicKeepsNoLongerIsOpenNoLonger() {
    letter(0, 0);
    letter(0, 1);
    letter(1, 0);

    letters.begin(Map.of(new TopicPartition(CODER, 0), 1L));

    assertThat(open()).isEqualTo(2);
  }
}
