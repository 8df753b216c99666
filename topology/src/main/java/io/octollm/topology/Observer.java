package io.octollm.topology;

import io.octollm.reflex.Redacted;
import io.octollm.reflex.Screening;
import io.octollm.schema.Event;

/** Watches the shells at work: logs and meters, never the ledger. Called on stream threads. */
public interface Observer {
  Observer NONE = new Observer() {
    @Override
    public void lookingUp(String requestId, String taskId, String cacheKey) {}

    @Override
    public void screened(Screening screening, String cacheLookup) {}

    @Override
    public void redacted(Redacted<?> output) {}

    @Override
    public void decided(Event event) {}

    @Override
    public void ignored(String factKind) {}

    @Override
    public void late(Agenda.Late timers) {}

    @Override
    public void opened(Agenda agenda) {}

    @Override
    public void closed(Agenda agenda) {}
  };

  /** The cache is about to be asked for a task. */
  void lookingUp(String requestId, String taskId, String cacheKey);

  /**
   * The filter saw a task.
   *
   * @param cacheLookup hit, miss or error; empty when the cache was not asked
   */
  void screened(Screening screening, String cacheLookup);

  /** The filter saw an arm's output. */
  void redacted(Redacted<?> output);

  /** A decision was forwarded. */
  void decided(Event event);

  /** A fact changed nothing: late, repeated, or of no task that is known here. */
  void ignored(String factKind);

  /** A wake-up found timers that missed their time by far. */
  void late(Agenda.Late timers);

  /** A partition's orchestrator begins its work. */
  void opened(Agenda agenda);

  /** A partition's orchestrator ends its work. */
  void closed(Agenda agenda);
}
