package io.octollm.app;

import io.octollm.ops.trace.IndexedTraces;
import io.octollm.ops.trace.RecentEvents;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The follower of events that the console and the lag measurement share, and the console's index. */
final class EventsRole implements Role {
  private static final String FOLDER = "index";

  private final Ground ground;
  private final RecentEvents recent;
  private final boolean indexed;
  private @Nullable IndexedTraces index;

  /** @param indexed whether to keep an index over all that the topics hold, as a console does */
  EventsRole(Ground ground, boolean indexed) {
    this.ground = ground;
    this.recent = new RecentEvents(ground.kafka(), ground.topics().events());
    this.indexed = indexed;
  }

  RecentEvents recent() {
    return recent;
  }

  /** Null before the start, and where none is kept. */
  @Nullable IndexedTraces index() {
    return index;
  }

  @Override
  public String name() {
    return "events";
  }

  @Override
  public void start() throws IOException {
    recent.start();
    if (indexed) {
      Path data = ground.configuration().dataDir();
      NativeStore.unpack(data);
      IndexedTraces opened = IndexedTraces.open(ground.kafka(), ground.topics(), data.resolve(FOLDER));
      index = opened;
      opened.start();
    }
  }

  @Override
  public boolean ready() {
    return recent.caughtUp();
  }

  @Override
  public void close() {
    recent.close();
    if (index != null) {
      index.close();
    }
  }
}
