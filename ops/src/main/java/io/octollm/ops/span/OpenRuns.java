package io.octollm.ops.span;

import io.octollm.schema.Event;
import io.octollm.schema.RequestContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of runs that have begun and not ended, as they are read. What comes between two runs of a
 * task, such as a repeated submission, belongs to none. Bounded by bytes: the run that was heard of
 * longest ago goes first. For one thread.
 */
final class OpenRuns {
  private final LinkedHashMap<String, Run> runs = new LinkedHashMap<>(64, 0.75f, true);
  private final long mostBytes;
  private long bytes;

  /**
   * A run and what was heard of it.
   *
   * @param request as the headers of its first event say
   */
  record Run(RequestContext request, List<Event> events, long bytes) {}

  OpenRuns(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Takes the next event of its task.
   *
   * @return the run, when the event ends it
   */
  @Nullable Run hear(Event event, RequestContext request, int size) {
    Run before = runs.get(event.taskId());
    if (before == null && !TaskSpans.begins(event)) {
      return null;
    }
    Run run = before == null ? new Run(request, new ArrayList<>(), size)
        : new Run(before.request(), before.events(), before.bytes() + size);
    run.events().add(event);
    runs.put(event.taskId(), run);
    bytes += size;
    if (TaskSpans.ends(event)) {
      forget(event.taskId());
      return run;
    }
    while (bytes > mostBytes && runs.size() > 1) {
      forget(runs.firstEntry().getKey());
    }
    return null;
  }

  private void forget(String taskId) {
    Run run = runs.remove(taskId);
    bytes -= run == null ? 0 : run.bytes();
  }
}
