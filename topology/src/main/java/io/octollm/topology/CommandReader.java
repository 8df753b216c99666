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

/** Reads commands and filters what they bring along; what is none is counted and passed over. */
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
    switch (Codec.decode(record.value(), Command.class)) {
      case Decoded.Value<Command>(Command command) -> out.forward(record.withValue(new Arrived(
          new Fact.Commanded(parts.views().place(out, record.timestamp()), filtered(command)), null)));
      case Decoded.Problem<Command> _ -> parts.observer().ignored("command");
    }
  }

  private Command filtered(Command command) {
    if (!(command instanceof Command.Resume resume) || resume.input() == null) {
      return command;
    }
    Redacted<JsonNode> redacted = parts.reflex().redact(resume.input());
    parts.observer().redacted(redacted);
    return new Command.Resume(resume.taskId(), resume.step(), redacted.value());
  }
}
