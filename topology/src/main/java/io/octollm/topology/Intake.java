package io.octollm.topology;

import io.octollm.orchestrator.Fact;
import io.octollm.schema.BodyHash;
import io.octollm.schema.Coordinates;
import io.octollm.schema.Decoded;
import io.octollm.schema.Ids;
import io.octollm.schema.InboundHeaders;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Makes a task, or the reason why it is none, of each record; ids are made here and nowhere below. */
final class Intake implements Processor<byte[], byte[], byte[], Received> {
  private final Parts parts;
  private @Nullable ProcessorContext<byte[], Received> context;

  Intake(Parts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<byte[], Received> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    ProcessorContext<byte[], Received> out = java.util.Objects.requireNonNull(context);
    byte @Nullable [] value = record.value();
    Coordinates at = parts.views().place(out, record.timestamp());
    String sha256 = parts.views().sha256(value);
    InboundHeaders headers = InboundHeaders.read(record.headers());
    Fact.Arrival arrival = new Fact.Arrival(at, sha256, request(headers, at, sha256));
    Received received = switch (parts.reader().read(value)) {
      case Decoded.Problem<Task>(TaskError error) -> new Received.Invalid(
          new Fact.Refused(arrival, arrival.derivedTaskId(), error, description(value, sha256)));
      case Decoded.Value<Task>(Task task) -> new Received.Valid(
          arrival, task.withId(id(task, headers, arrival)), BodyHash.of(task));
    };
    out.forward(record.<Received>withValue(received));
  }

  private static String id(Task task, InboundHeaders headers, Fact.Arrival arrival) {
    String own = task.taskId();
    String header = headers.taskId();
    return own != null ? own : header != null ? header : arrival.derivedTaskId();
  }

  private RequestContext request(InboundHeaders headers, Coordinates at, String sha256) {
    String given = headers.requestId();
    String id = given == null || parts.reflex().wouldRedact(given)
        ? Ids.derived("req", at, sha256)
        : given;
    return new RequestContext(id, headers.traceparent(), clean(headers.tracestate()),
        clean(headers.replayId()), headers.replayCount());
  }

  private @Nullable String clean(@Nullable String header) {
    return parts.reflex().wouldRedact(header) ? null : header;
  }

  private static String description(byte @Nullable [] value, String sha256) {
    return (value == null ? "null" : value.length + " bytes") + ", sha256 " + sha256;
  }
}
