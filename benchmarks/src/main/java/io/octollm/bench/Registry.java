package io.octollm.bench;

import io.octollm.schema.ArmCapability;
import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Six arms such as a pipeline has, all of them free: nothing waits, and the router has a choice to make. */
final class Registry {
  static final String ARM = "coder";
  static final String CAPABILITY = "code_generation";
  private static final int BOUNDLESS = 1_000_000;

  private Registry() {}

  static List<ProducerRecord<byte[], byte[]>> heartbeats(Topics topics, Instant now) {
    return List.of(
        beat(topics, now, ARM, 4, CAPABILITY, "debugging", "refactoring", "code_analysis"),
        beat(topics, now, "planner", 1, "planning"),
        beat(topics, now, "executor", 2, "shell", "file_read"),
        beat(topics, now, "retriever", 1, "search", "citation"),
        beat(topics, now, "judge", 1, "validation", "criteria"),
        beat(topics, now, "guardian", 0, "pii_scan", "injection_scan"));
  }

  private static ProducerRecord<byte[], byte[]> beat(
      Topics topics, Instant now, String arm, int tier, String... capabilities) {
    ArmCapability beat = new ArmCapability(arm, "bench", List.of(capabilities), BOUNDLESS, 0,
        new ArmCapability.Success(100, 100), tier, List.of(), false, "none", "bench", now);
    return new ProducerRecord<>(topics.registry(),
        (arm + "/bench").getBytes(StandardCharsets.UTF_8), Codec.encode(beat));
  }
}
