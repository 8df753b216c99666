package io.octollm.topology;

import io.octollm.orchestrator.Effect;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.OutboundHeaders;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Topics;
import io.octollm.schema.TraceIds;
import org.apache.kafka.common.header.Headers;

/** An effect as it goes over the wire. */
record Outgoing(Sink sink, String topic, String key, byte[] value, Headers headers) {

  /** The ends of the graph. */
  enum Sink {
    ASSIGNMENTS,
    RESULTS,
    DEAD_LETTERS,
    EVENTS;

    String node() {
      return "to-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  static Outgoing of(Effect effect, Topics topics, String appVersion) {
    return switch (effect) {
      case Effect.Assign(RequestContext request, var a) -> new Outgoing(Sink.ASSIGNMENTS,
          topics.arm(a.arm()), a.taskId(), Codec.encode(a),
          assignment(request, a).toKafka());
      case Effect.End(RequestContext request, var r) -> new Outgoing(Sink.RESULTS, topics.results(),
          r.taskId(), Codec.encode(r), OutboundHeaders.of(request, r.taskId()).toKafka());
      case Effect.Bury(RequestContext request, var l) -> new Outgoing(Sink.DEAD_LETTERS,
          topics.deadLetters(l.stage()), l.taskId(), Codec.encode(l),
          OutboundHeaders.of(request, l.taskId()).deadLetter(l, appVersion).toKafka());
      case Effect.Note(RequestContext request, var e) -> new Outgoing(Sink.EVENTS, topics.events(),
          e.taskId(), Codec.encode(e), OutboundHeaders.of(request, e.taskId()).toKafka());
      case Effect.Remember _ -> throw new IllegalArgumentException("no record");
    };
  }

  /** What the arm does is done within the attempt's span. */
  private static OutboundHeaders assignment(RequestContext request, Assignment a) {
    TraceIds trace = TraceIds.of(request);
    return OutboundHeaders.of(request, a.taskId()).step(a.step(), a.attempt())
        .put(HeaderNames.HOME_PARTITION, a.homePartition())
        .put(HeaderNames.TRACEPARENT,
            trace.traceparent(trace.attempt(a.taskId(), a.step(), a.attempt())));
  }
}
