package io.octollm.ops.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.octollm.schema.ArmCapability;
import io.octollm.schema.ArmCapability.Success;
import io.octollm.schema.Codec;
import io.octollm.schema.EventName;
import io.octollm.schema.lines.HeardLines;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log says of instances that are heard no more; their heartbeats are given by hand. */
class LostArmsTest {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final HeardLines lines = new HeardLines(ArmRegistry.class);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final ArmRegistry arms = new ArmRegistry(Map.of(), "registry", FRESH,
      ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

  @AfterEach
  void close() {
    arms.close();
    lines.close();
  }

  private void beat(String instance, Instant at) {
    record(instance, at, Codec.encode(new ArmCapability("coder", instance, List.of("code"), 4, 1,
        Success.NONE, 1, List.of(), false, "none", "test", at)));
  }

  private void record(String instance, Instant at, byte[] value) {
    arms.visit(new ConsumerRecord<>("registry", 0, 0, at.toEpochMilli(), TimestampType.LOG_APPEND_TIME,
        -1, -1, ("coder/" + instance).getBytes(UTF_8), value, new RecordHeaders(), Optional.empty()));
  }

  private void pass(Duration time) {
    now = now.plus(time);
    arms.tellTheLost();
  }

  private List<HeardLines.Line> told() {
    return lines.of(EventName.ARM_LOST, EventName.ARM_REGISTERED);
  }

  @Test
  void instanceThatFallsSilentIsToldOfOnceWithTheTimeOfItsSilence() {
    beat("one", now);
    beat("two", now);
    pass(FRESH);
    beat("two", now);
    pass(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));

    assertThat(told()).singleElement().satisfies(line -> {
      assertThat(line.level()).isEqualTo("WARN");
      assertThat(line.fields()).containsExactly(
          entry("arm", "coder"), entry("instance", "one"), entry("duration", 6.0));
    });
  }

  @Test
  void oneThatComesBackIsRegisteredAndMayBeLostAgain() {
    beat("one", now);
    pass(FRESH.plusSeconds(1));
    beat("one", now);
    pass(FRESH.plusSeconds(2));

    assertThat(told()).extracting(HeardLines.Line::event)
        .containsExactly(EventName.ARM_LOST, EventName.ARM_REGISTERED, EventName.ARM_LOST);
    assertThat(told().get(1).fields()).containsExactly(
        entry("arm", "coder"), entry("instance", "one"), entry("capacity", 4));
  }

  @Test
  void farewellIsNoLoss() {
    beat("one", now);
    record("one", now, null);
    pass(FRESH.plusSeconds(1));

    assertThat(told()).isEmpty();
  }

  @Test
  void whatWasSilentBeforeThisProcessBeganWasNeverItsToLose() {
    beat("one", now.minus(Duration.ofDays(1)));
    pass(Duration.ofSeconds(1));

    assertThat(told()).isEmpty();
  }

  @Test
  void oldBeatThatIsReadLateBringsNobodyBack() {
    beat("one", now);
    pass(FRESH.plusSeconds(1));
    beat("one", now.minus(FRESH).minusMillis(1));
    pass(Duration.ofSeconds(1));

    assertThat(told()).extracting(HeardLines.Line::event).containsExactly(EventName.ARM_LOST);
  }
}
