package io.octollm.topology;

import io.octollm.orchestrator.Fact;
import io.octollm.reflex.Screening;
import io.octollm.reflex.cache.AnswerCache;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Task;
import io.octollm.schema.View;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Screens each task; behind it nothing is left that the policy does not allow. */
final class ReflexProcessor implements Processor<byte[], Received, byte[], Arrived> {
  private final Parts parts;
  private @Nullable ProcessorContext<byte[], Arrived> context;

  ReflexProcessor(Parts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<byte[], Arrived> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], Received> record) {
    Arrived arrived = switch (record.value()) {
      case Received.Invalid(Fact.Refused refused) -> new Arrived(refused, null);
      case Received.Valid valid -> screened(valid);
    };
    Objects.requireNonNull(context).forward(record.withValue(arrived));
  }

  private Arrived screened(Received.Valid valid) {
    Task given = valid.task();
    String givenId = Objects.requireNonNull(given.taskId());
    String id = parts.reflex().wouldRedact(givenId) ? valid.arrival().derivedTaskId() : givenId;
    Screening screening = parts.reflex().screen(given.withId(id));
    Fact.Signs signs = new Fact.Signs(screening.findings(), screening.injection().verdict().toString(),
        screening.injection().score(), screening.injection().signals());
    String key = parts.views().cacheKey(screening.cacheKey());
    AnswerCache.Lookup lookup = key == null ? AnswerCache.ABSENT
        : lookup(key, id, valid.arrival().request());
    View.CachedAnswer cached = lookup instanceof AnswerCache.Lookup.Hit hit ? hit.answer() : null;
    parts.observer().screened(screening, key == null ? "" : result(lookup));
    return new Arrived(new Fact.Submitted(valid.arrival(), screening.task(), id, valid.bodyHash(), signs,
        !id.equals(givenId), screening.blocked(), key, said(lookup)), cached);
  }

  /** A shared cache is no safer than an arm: what it holds passes through the filter again. */
  private AnswerCache.Lookup lookup(String key, String taskId, RequestContext request) {
    parts.observer().lookingUp(request.requestId(), taskId, key);
    AnswerCache.Lookup lookup = parts.cache().get(key);
    boolean fit = !(lookup instanceof AnswerCache.Lookup.Hit hit)
        || parts.reflex().passes(hit.answer().output());
    return fit ? lookup : new AnswerCache.Lookup.Error("unfit");
  }

  private static String result(AnswerCache.Lookup lookup) {
    return switch (lookup) {
      case AnswerCache.Lookup.Hit _ -> "hit";
      case AnswerCache.Lookup.Miss _ -> "miss";
      case AnswerCache.Lookup.Error _ -> "error";
    };
  }

  private static Fact.Lookup said(AnswerCache.Lookup lookup) {
    return switch (lookup) {
      case AnswerCache.Lookup.Hit hit -> new Fact.Lookup.Found(hit.from().toString());
      case AnswerCache.Lookup.Miss(String reason) -> new Fact.Lookup.Nothing(reason);
      case AnswerCache.Lookup.Error error -> error.wasAsked()
          ? new Fact.Lookup.Failed(error.kind()) : new Fact.Lookup.Nothing(error.kind());
    };
  }
}
