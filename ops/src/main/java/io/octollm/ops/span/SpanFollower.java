package io.octollm.ops.span;

import io.octollm.ops.topic.TopicFollower;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.Event;
import io.octollm.schema.InboundHeaders;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Follows the committed events and exports the spans of each run when it has ended. Runs whose end lay
 * in the topic at the start are not told again; those that run across it are, as far as the newest
 * events reach back.
 */
public final class SpanFollower implements TopicReader.Visitor, AutoCloseable {
  /** Of the events' values; what they take as objects is a few times as much. */
  private static final long MAX_BYTES = 8L * 1024 * 1024;
  private static final long TAIL_RECORDS = 20_000;

  private final OpenRuns runs = new OpenRuns(MAX_BYTES);
  private final Topics topics;
  private final SpanExport export;
  private final TopicFollower follower;

  /** @param export stays open when this is closed */
  public SpanFollower(Map<String, Object> kafka, Topics topics, SpanExport export) {
    this.topics = topics;
    this.export = export;
    this.follower =
        new TopicFollower("spans", kafka, topics.events()::equals, TAIL_RECORDS, this);
  }

  public void start() {
    follower.start();
  }

  public boolean caughtUp() {
    return follower.caughtUp();
  }

  @Override
  public void visit(ConsumerRecord<byte[], byte[]> record) {
    if (Codec.decode(record.value(), Event.class) instanceof Decoded.Value<Event>(Event event)) {
      OpenRuns.Run ended = runs.hear(event, request(event, record), record.value().length);
      if (ended != null && follower.isNew(record)) {
        export.export(ended.request(), TaskSpans.of(ended.request(), ended.events(), topics));
      }
    }
  }

  private static RequestContext request(Event event, ConsumerRecord<byte[], byte[]> record) {
    InboundHeaders headers = InboundHeaders.read(record.headers());
    return new RequestContext(event.requestId(), headers.traceparent(), headers.tracestate(),
        headers.replayId(), headers.replayCount());
  }

  @Override
  public void close() {
    follower.close();
  }
}
