package io.octollm.topology;

import io.octollm.orchestrator.Decision;
import io.octollm.orchestrator.Fact;
import io.octollm.orchestrator.TaskState;
import io.octollm.schema.Coordinates;
import io.octollm.schema.View;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * One partition's window on the world: everything that a decision may depend on and that is not the
 * task's own comes through here, so that a recorded world can take the live one's place.
 */
public interface Views {

  /** Makes the views of one partition, and names places. */
  interface Source {
    Views open(ProcessingContext context, Agenda agenda);

    /** Where the record that is being processed lies. */
    Coordinates place(ProcessingContext context, long timestamp);

    /** The hash of a submission's value, in 64 hex digits. */
    String sha256(byte @Nullable [] value);

    /**
     * The key under which the answer cache is asked.
     *
     * @param computed by the filter; null when the task is not cacheable
     */
    @Nullable String cacheKey(@Nullable String computed);
  }

  /** The clock that due times are held against. */
  Instant now();

  View view(TaskState state, Fact fact, View.@Nullable CachedAnswer cached);

  /** Keeps what a decision wants remembered of the arms. */
  void decided(Decision decision);

  /** Whether the first in a queue should be looked at again. */
  boolean mayRelease(Agenda.Queue queue);
}
