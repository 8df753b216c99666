package io.octollm.broker;

import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;

/**
 * A running single-node KRaft broker on 127.0.0.1 whose data lives in one folder.
 *
 * <p>The folder survives restarts: a second start on it finds the topics, the records, the committed
 * offsets and the cluster id of the first, even when the port differs. Only loopback is bound.
 *
 * <p>Built on Kafka classes that are not public API; they are used in this package alone and the
 * Kafka version is pinned. Safe for use by several threads.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int ATTEMPTS_AT_A_FREE_PORT = 3;

  private final KraftNode node;
  private final Ports ports;

  private EmbeddedBroker(KraftNode node, Ports ports) {
    this.node = node;
    this.ports = ports;
  }

  /**
   * What a broker needs to know.
   *
   * @param dataDir the folder that holds everything; created when missing
   * @param port the client port on 127.0.0.1, or 0 for any free one
   * @param maxMessageBytes the largest record batch that the broker takes
   */
  public record Settings(Path dataDir, int port, int maxMessageBytes) {
    /** Twice our own limit for a record, so that ours is the one that refuses. */
    public static final int DEFAULT_MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

    private static final int LEAST_MAX_MESSAGE_BYTES = 1024;

    public Settings {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port: must be 0 (any free one) to 65535, is " + port);
      }
      if (maxMessageBytes < LEAST_MAX_MESSAGE_BYTES) {
        throw new IllegalArgumentException(
            "maxMessageBytes: must be at least " + LEAST_MAX_MESSAGE_BYTES + ", is " + maxMessageBytes);
      }
      dataDir = dataDir.toAbsolutePath().normalize();
    }

    /** A broker in this folder on any free port. */
    public static Settings in(Path dataDir) {
      return new Settings(dataDir, 0, DEFAULT_MAX_MESSAGE_BYTES);
    }
  }

  /**
   * Starts a broker and returns once it takes records.
   *
   * @throws BrokerStartException when the folder cannot be used or the port is taken
   */
  public static EmbeddedBroker start(Settings settings) {
    return start(settings, Map.of());
  }

  /**
   * The same, for who needs a broker that is set up otherwise.
   *
   * @param more server properties by their Kafka names, before our own ones
   */
  public static EmbeddedBroker start(Settings settings, Map<String, String> more) {
    var folder = new DataFolder(settings.dataDir());
    folder.prepare();
    for (int attempt = 1; ; attempt++) {
      var ports = Ports.choose(settings.port());
      try {
        return startOn(ports, settings, more);
      } catch (RuntimeException failure) {
        boolean mayChooseAgain = settings.port() == 0 && attempt < ATTEMPTS_AT_A_FREE_PORT;
        if (!mayChooseAgain || !StartFailure.isPortTaken(failure)) {
          throw StartFailure.explain(failure, settings, ports);
        }
      }
    }
  }

  /** The address for clients, as {@code 127.0.0.1:PORT}. */
  public String bootstrap() {
    return ports.bootstrap();
  }

  /** Stops the broker and waits for the end of its threads. A second call does nothing. */
  @Override
  public void close() {
    node.stop();
  }

  private static EmbeddedBroker startOn(Ports ports, Settings settings, Map<String, String> more) {
    var properties = BrokerProperties.of(settings, ports);
    properties.putAll(more);
    var config = new KafkaConfig(properties, false);
    var node = new KraftNode(config);
    try {
      node.start();
    } catch (RuntimeException failure) {
      node.stop();
      throw failure;
    }
    return new EmbeddedBroker(node, ports);
  }
}
