package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.InboundHeaders;
import io.octollm.schema.Topics;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running pipeline sends real OTLP over HTTP to a collector that the environment names. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SpansIT {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SENDER = "b7ad6b7169203331";
  private static final String SCRIPT = """
      {"goal":"mail <EMAIL_1>","answer":"done by jane.roe@example.org","fail":[\
      {"code":"RATE_LIMITED","retry_after_ms":100}]}
      {"goal":"refused","answer":"-","fail":[{"code":"MODEL_REFUSED"}]}
      """;
  private static final String PLAN = """
      {"task_id":"plan-1","goal":"mail jane.roe@example.org","context":{"steps":[
       {"id":"write","capability":"code_generation","instruction":"Write it"},
       {"id":"check","capability":"criteria_evaluation","instruction":"Check it",
        "depends_on":["write"],"criteria":["contains: done"]}]}}
      """;

  @TempDir static Path folder;
  private static Collector collector;
  private static OtherJvm up;
  private static String bootstrap;

  @BeforeAll
  static void start() throws IOException {
    collector = Collector.start();
    Path script = Files.writeString(folder.resolve("script.jsonl"), SCRIPT);
    up = OtherJvm.start(folder, Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(),
            "OTEL_SERVICE_NAME", "octollm-of-a-test", "OTEL_BSP_SCHEDULE_DELAY", "100"),
        "up", "--data", data(), "--port", "0", "--set", "llm.script=" + script);
    bootstrap = Codec.json().readTree(up.firstLine(Duration.ofSeconds(90)))
        .get("bootstrap").stringValue();
  }

  @AfterAll
  static void end() {
    up.close();
    collector.close();
  }

  private static String data() {
    return folder.resolve("data").toString();
  }

  @Test
  void thePlanWithARetryIsOneTree() {
    send(PLAN, "00-" + TRACE + "-" + SENDER + "-01");

    List<Span> spans = collector.await(all -> all.stream()
        .anyMatch(span -> hex(span.getParentSpanId()).equals(SENDER)), LIMIT).stream()
        .filter(span -> hex(span.getTraceId()).equals(TRACE)).toList();
    Span top = spans.stream().filter(span -> hex(span.getParentSpanId()).equals(SENDER))
        .findFirst().orElseThrow();
    List<Span> steps = below(top, spans);
    assertThat(top.getName()).isEqualTo("process octollm.tasks");
    assertThat(text(top, "octollm.task.status")).isEqualTo("completed");
    assertThat(text(top, "messaging.system")).isEqualTo("kafka");
    assertThat(steps).extracting(step -> text(step, "octollm.step"))
        .containsExactlyInAnyOrder("write", "check");
    Span write = steps.stream().filter(s -> text(s, "octollm.step").equals("write")).findFirst()
        .orElseThrow();
    List<Span> tries = below(write, spans).stream()
        .filter(span -> span.getName().equals("attempt coder")).toList();
    assertThat(tries).extracting(span -> span.getStatus().getCode())
        .containsExactly(Status.StatusCode.STATUS_CODE_ERROR, Status.StatusCode.STATUS_CODE_UNSET);
    assertThat(text(tries.getFirst(), "error.type")).isEqualTo("RATE_LIMITED");
    assertThat(text(tries.getLast(), "gen_ai.response.model")).isEqualTo("scripted");
    assertThat(value(tries.getLast(), "gen_ai.usage.output_tokens").getIntValue()).isPositive();
    assertThat(below(write, spans)).extracting(Span::getName).contains("backoff");
    assertThat(spans).allSatisfy(span -> assertThat(span.getEndTimeUnixNano())
        .isBetween(span.getStartTimeUnixNano(), top.getEndTimeUnixNano()));
    assertThat(spans).hasSize(new HashSet<>(spans.stream().map(Span::getSpanId).toList()).size());
    Set<String> assigned = assigned();
    assertThat(spans).filteredOn(span -> span.getName().equals("attempt coder")).hasSize(2)
        .allSatisfy(span -> assertThat(assigned)
            .contains("00-" + TRACE + "-" + hex(span.getSpanId()) + "-01"));
    assertThat(collector.taken().toString()).doesNotContain("jane.roe");
    assertThat(collector.taken().getFirst().getResource().toString()).contains("octollm-of-a-test");
  }

  @Test
  void aReplayIsLinkedToTheRunThatFailed() {
    verb("{\"task_id\":\"fails-1\",\"goal\":\"refused\",\"assigned_arm\":\"coder\"}\n",
        "submit", "-", "--wait", "--request-id", "req-of-a-replay");
    Span failed = tops("fails-1", 1).getFirst();

    CommandRun dry = verb("", "dlq", "replay", "--task", "fails-1", "--dry-run", "--json");
    assertThat(dry.exit()).as(dry.err()).isZero();
    String plan = Codec.json().readTree(dry.out()).get("plan").stringValue();
    CommandRun replay = verb("", "dlq", "replay", "--task", "fails-1", "--plan", plan, "--json");
    assertThat(replay.exit()).as(replay.err()).isZero();

    Span again = tops("fails-1", 2).getLast();
    assertThat(failed.getLinksList()).isEmpty();
    assertThat(failed.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(again.getTraceId()).isNotEqualTo(failed.getTraceId());
    assertThat(again.getLinksList()).singleElement().satisfies(link -> {
      assertThat(link.getTraceId()).isEqualTo(failed.getTraceId());
      assertThat(link.getSpanId()).isEqualTo(failed.getSpanId());
    });
  }

  private static void send(String task, String traceparent) {
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(TOPICS.tasks(), task.getBytes(StandardCharsets.UTF_8));
      record.headers().add(HeaderNames.TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
      producer.send(record);
    }
  }

  /** The traceparents that the coder saw on its assignments. */
  private static Set<String> assigned() {
    Set<String> seen = new HashSet<>();
    try (var reader = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", bootstrap),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = reader.partitionsFor(TOPICS.arm("coder")).stream()
          .map(p -> new TopicPartition(p.topic(), p.partition())).toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> reader.position(p) < ends.get(p))) {
        reader.poll(Duration.ofMillis(100)).forEach(record ->
            seen.add(String.valueOf(InboundHeaders.read(record.headers()).traceparent())));
      }
    }
    return seen;
  }

  private static CommandRun verb(String input, String... arguments) {
    return CommandRun.with(input, Map.of("OCTOLLM_DATA_DIR", data()), folder, arguments);
  }

  /** The top spans of a task, when there are as many. */
  private static List<Span> tops(String taskId, int count) {
    List<Span> tops = collector.await(all -> tops(taskId, all).size() >= count, LIMIT);
    assertThat(tops(taskId, tops)).hasSize(count);
    return tops(taskId, tops);
  }

  private static List<Span> tops(String taskId, List<Span> all) {
    return all.stream().filter(span -> text(span, "octollm.task.id").equals(taskId)).toList();
  }

  private static List<Span> below(Span parent, List<Span> all) {
    return all.stream().filter(span -> span.getParentSpanId().equals(parent.getSpanId())).toList();
  }

  private static String text(Span span, String attribute) {
    return value(span, attribute).getStringValue();
  }

  private static AnyValue value(Span span, String attribute) {
    return span.getAttributesList().stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue))
        .getOrDefault(attribute, AnyValue.getDefaultInstance());
  }

  private static String hex(com.google.protobuf.ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
