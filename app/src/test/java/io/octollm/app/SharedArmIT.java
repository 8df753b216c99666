package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import io.octollm.schema.Outcome;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One arm in two processes beside the pipeline: they share its topic through one group. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class SharedArmIT {
  private static final String OUTCOMES = new Topics(Topics.DEFAULT_PREFIX).outcomes();
  @TempDir Path folder;

  @Test
  void twoProcessesOfOneArmShareItsTopic() throws IOException {
    try (OtherJvm pipeline = up("pipeline", "--only", "broker,topology,console")) {
      String bootstrap = Codec.json().readTree(pipeline.firstLine(Duration.ofSeconds(90)))
          .get("bootstrap").stringValue();
      try (OtherJvm first = arm("first", bootstrap); OtherJvm second = arm("second", bootstrap)) {
        first.firstLine(Duration.ofSeconds(60));
        second.firstLine(Duration.ofSeconds(60));
        Set<String> instances = new HashSet<>();

        for (int round = 0; instances.size() < 2 && round < 20; round++) {
          completeTwentyTasks(round);
          instances.addAll(instances(bootstrap));
        }

        assertThat(instances).hasSize(2);
      }
    }
  }

  private OtherJvm arm(String name, String bootstrap) throws IOException {
    return up(name, "--only", "arm:coder", "--bootstrap", bootstrap);
  }

  private OtherJvm up(String name, String... more) throws IOException {
    return OtherJvm.start(folder, Stream.concat(
        Stream.of("up", "--data", folder.resolve(name).toString(), "--port", "0"),
        Stream.of(more)).toArray(String[]::new));
  }

  private void completeTwentyTasks(int round) {
    String tasks = IntStream.range(0, 20).mapToObj(i -> "{\"goal\":\"Write part " + round + "-" + i
        + "\",\"required_capabilities\":[\"code_generation\"]}\n").collect(Collectors.joining());
    CommandRun run = CommandRun.with(tasks,
        Map.of("OCTOLLM_DATA_DIR", folder.resolve("pipeline").toString()), folder, "submit", "-", "--wait");
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
  }

  private static Set<String> instances(String bootstrap) {
    Set<String> instances = new HashSet<>();
    try (var reader = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", bootstrap),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = reader.partitionsFor(OUTCOMES).stream()
          .map(p -> new TopicPartition(OUTCOMES, p.partition())).toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> reader.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(100))) {
          if (Codec.decode(record.value(), Outcome.class).orThrow() instanceof Outcome.Succeeded done) {
            instances.add(done.instance());
          }
        }
      }
    }
    return instances;
  }
}
