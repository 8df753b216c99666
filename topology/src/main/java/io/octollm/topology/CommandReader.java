package io.octollm.topology;

import io.octollm.orchestrator.Fact;
import io.octollm.reflex.Redacted;
import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.Decoded;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads commands and filters what they bring along; what is none, or
 * brings along what the policy forbids, is counted and passed over.
 */
final class CommandReader implements Processor<byte[], byte[], byte[], Arrived> {
  private final Parts parts;
  private @Nullable ProcessorContext<byte[], Arrived> context;

  CommandReader(Parts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<byte[], Arrived> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    ProcessorContext<byte[], Arrived> out = Objects.requireNonNull(context);
    Command command = switch (Codec.decode(record.value(), Command.class)) {
      case Decoded.Value<Command>(Command read) -> filtered(read);
      case Decoded.Problem<Command> _ -> null;
    };
    if (command == null) {
      parts.observer().ignored("command");
    } else {
      out.forward(record.withValue(new Arrived(
          new Fact.Commanded(parts.views().place(out, record.timestamp()), command), null)));
    }
  }

  /** Null when it brings along what the policy forbids. */
  private @Nullable Command filtered(Command command) {
    if (!(command instanceof Command.Resume resume) || resume.input() == null) {
      return command;
    }
    Redacted<JsonNode> input = parts.reflex().redact(resume.input());
    parts.observer().redacted(input);
    return input.blocked() == null
        ? new Command.Resume(resume.taskId(), resume.step(), input.value()) : null;
  }
}
