package io.octollm.topology;

import io.octollm.schema.Event;

/** Watches the shells at work: logs and meters, never the ledger. Called on stream threads. */
public interface Observer {
  Observer NONE = new Observer() {
    @Override
    public void decided(Event event) {}

    @Override
    public void ignored(String factKind) {}

    @Override
    public void opened(Agenda agenda) {}

    @Override
    public void closed(Agenda agenda) {}
  };

  /** A decision was forwarded. */
  void decided(Event event);

  /** A fact changed nothing: late, repeated, or of no task that is known here. */
  void ignored(String factKind);

  /** A partition's orchestrator begins its work. */
  void opened(Agenda agenda);

  /** A partition's orchestrator ends its work. */
  void closed(Agenda agenda);
}
