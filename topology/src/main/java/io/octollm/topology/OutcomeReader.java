package io.octollm.topology;

import io.octollm.orchestrator.Fact;
import io.octollm.reflex.Redacted;
import io.octollm.schema.Codec;
import io.octollm.schema.Coordinates;
import io.octollm.schema.Decoded;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.InboundHeaders;
import io.octollm.schema.Outcome;
import io.octollm.schema.TaskError;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads outcomes and filters what arms say: an arm in another language does not. One that does not
 * fit the schema is a failed attempt where its headers tell which, so that nobody waits for its lease.
 */
final class OutcomeReader implements Processor<byte[], byte[], byte[], Arrived> {
  private final Parts parts;
  private @Nullable ProcessorContext<byte[], Arrived> context;

  OutcomeReader(Parts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<byte[], Arrived> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    ProcessorContext<byte[], Arrived> out = Objects.requireNonNull(context);
    Coordinates at = parts.views().place(out, record.timestamp());
    Fact fact = switch (Codec.decode(record.value(), Outcome.class)) {
      case Decoded.Value<Outcome>(Outcome read) -> new Fact.Reported(at, filtered(read));
      case Decoded.Problem<Outcome>(TaskError error) ->
          unreadable(at, InboundHeaders.read(record.headers()), error);
    };
    if (fact == null) {
      parts.observer().ignored("outcome");
    } else {
      out.forward(record.withValue(new Arrived(fact, null)));
    }
  }

  private static @Nullable Fact unreadable(Coordinates at, InboundHeaders headers, TaskError problem) {
    String taskId = headers.taskId();
    String step = headers.step();
    return taskId == null || step == null ? null : new Fact.Unreadable(at, taskId, step,
        headers.attempt(), TaskError.of(ErrorCode.INVALID_OUTCOME, "outcome: " + problem.message()));
  }

  private Outcome filtered(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Started started -> started;
      case Outcome.Succeeded succeeded -> filtered(succeeded);
      case Outcome.Failed f -> new Outcome.Failed(f.taskId(), f.step(), f.attempt(), f.arm(),
          f.instance(), filtered(f.error()), f.usage(), f.durationMs());
    };
  }

  /** An output that the policy forbids is a failed attempt, for no step may build on it. */
  private Outcome filtered(Outcome.Succeeded s) {
    Redacted<JsonNode> output = parts.reflex().redact(s.output());
    parts.observer().redacted(output);
    return output.blocked() == null
        ? new Outcome.Succeeded(s.taskId(), s.step(), s.attempt(), s.arm(), s.instance(),
            output.value(), s.confidence(), s.usage(), s.durationMs())
        : new Outcome.Failed(s.taskId(), s.step(), s.attempt(), s.arm(), s.instance(),
            output.blocked(), s.usage(), s.durationMs());
  }

  private TaskError filtered(TaskError error) {
    Map<String, Object> details = new TreeMap<>();
    error.details().forEach((name, detail) -> details.put(parts.reflex().redact(name).value(),
        detail instanceof Number || detail instanceof Boolean
            ? detail
            : parts.reflex().redact(Codec.tree(detail)).value()));
    return new TaskError(error.code(), error.category(), parts.reflex().redact(error.message()).value(),
        error.retryable(), error.retryAfterMs(), details);
  }
}
