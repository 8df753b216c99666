package io.octollm.app;

import io.octollm.broker.BrokerStartException;
import io.octollm.broker.EmbeddedBroker;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The embedded broker, with its records in the data folder. */
final class BrokerRole implements Role {
  private final Path folder;
  private final int port;
  private volatile @Nullable EmbeddedBroker broker;

  /**
   * A broker that is yet to be started.
   *
   * @param port 0 for a free one
   */
  BrokerRole(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public void start() {
    try {
      broker = EmbeddedBroker.start(new EmbeddedBroker.Settings(
          folder, port, EmbeddedBroker.Settings.DEFAULT_MAX_MESSAGE_BYTES));
    } catch (BrokerStartException e) {
      throw Failure.unreachable(String.valueOf(e.getMessage()));
    }
  }

  /** Where clients find it; only after the start. */
  String bootstrap() {
    EmbeddedBroker running = broker;
    if (running == null) {
      throw new IllegalStateException("the broker has not been started");
    }
    return running.bootstrap();
  }

  @Override
  public boolean ready() {
    return broker != null;
  }

  @Override
  public void close() {
    EmbeddedBroker running = broker;
    broker = null;
    if (running != null) {
      running.close();
    }
  }
}
