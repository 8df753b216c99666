package io.octollm.ops.span;

import io.octollm.ops.topic.TopicFollower;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.Event;
import io.octollm.schema.InboundHeaders;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Follows the committed events and exports the spans of each run when it has ended. Runs that ended
 * before the start are not told again; those that run across it are, as far as the newest events
 * reach back. Bounded by bytes: the run that was heard of longest ago goes first, untold.
 */
public final class SpanFollower implements TopicReader.Visitor, AutoCloseable {
  private static final long MAX_BYTES = 32L * 1024 * 1024;
  private static final long TAIL_RECORDS = 20_000;

  private final LinkedHashMap<String, Running> runs = new LinkedHashMap<>(64, 0.75f, true);
  private final Topics topics;
  private final SpanExport export;
  private final TopicFollower follower;
  private final Clock clock;
  private Instant started = Instant.MAX;
  private long bytes;

  private record Running(RequestContext request, List<byte[]> events) {
    long size() {
      return events.stream().mapToLong(e -> e.length).sum();
    }
  }

  /** @param export stays open when this is closed */
  public SpanFollower(
      Map<String, Object> kafka, Topics topics, SpanExport export, Clock clock) {
    this.topics = topics;
    this.export = export;
    this.clock = clock;
    this.follower =
        new TopicFollower("spans", kafka, topics.events()::equals, TAIL_RECORDS, this);
  }

  public void start() {
    started = clock.instant();
    follower.start();
  }

  public boolean caughtUp() {
    return follower.caughtUp();
  }

  @Override
  public void visit(ConsumerRecord<byte[], byte[]> record) {
    if (!(Codec.decode(record.value(), Event.class) instanceof Decoded.Value<Event>(Event event))
        || event.entries().isEmpty()) {
      return;
    }
    keep(event, record);
    if (TaskSpans.ends(event)) {
      Running run = forget(event.taskId());
      if (run != null && !event.at().isBefore(started)) {
        export.export(run.request(), TaskSpans.of(run.request(), run.events().stream()
            .map(value -> Codec.decode(value, Event.class).orThrow()).toList(), topics));
      }
    }
  }

  private void keep(Event event, ConsumerRecord<byte[], byte[]> record) {
    runs.computeIfAbsent(event.taskId(), task -> new Running(request(event, record), new ArrayList<>()))
        .events().add(record.value());
    bytes += record.value().length;
    while (bytes > MAX_BYTES && runs.size() > 1) {
      forget(runs.firstEntry().getKey());
    }
  }

  private static RequestContext request(Event event, ConsumerRecord<byte[], byte[]> record) {
    InboundHeaders headers = InboundHeaders.read(record.headers());
    return new RequestContext(event.requestId(), headers.traceparent(), headers.tracestate(),
        headers.replayId(), headers.replayCount());
  }

  private @Nullable Running forget(String taskId) {
    Running run = runs.remove(taskId);
    bytes -= run == null ? 0 : run.size();
    return run;
  }

  @Override
  public void close() {
    follower.close();
  }
}
