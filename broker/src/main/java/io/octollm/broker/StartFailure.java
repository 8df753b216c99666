package io.octollm.broker;

import java.net.BindException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** The one-line causes, each with its fix, that a broker gives when it cannot start. */
final class StartFailure {
  private StartFailure() {}

  static String portTaken(int port) {
    return ("port %d on 127.0.0.1 is taken:"
            + " stop what listens there or choose another port (0 = any free one)")
        .formatted(port);
  }

  static String folderInUse(Path folder) {
    return "data folder %s is used by another broker: stop that process or choose another folder"
        .formatted(folder);
  }

  static String folderUnusable(Path folder, Throwable cause) {
    return "data folder %s cannot be used (%s): make it a writable folder or choose another one"
        .formatted(folder, cause.getClass().getSimpleName());
  }

  static boolean isPortTaken(Throwable failure) {
    return causes(failure).anyMatch(BindException.class::isInstance);
  }

  /** Names what Kafka's own exception means for this folder and these ports. */
  static BrokerStartException explain(
      RuntimeException failure, EmbeddedBroker.Settings settings, Ports ports) {
    return new BrokerStartException(meaning(failure, settings, ports), failure);
  }

  private static String meaning(
      RuntimeException failure, EmbeddedBroker.Settings settings, Ports ports) {
    if (isPortTaken(failure)) {
      return portTaken(ports.client());
    }
    if (causes(failure).anyMatch(StartFailure::isLockRefused)) {
      return folderInUse(settings.dataDir());
    }
    return "the broker did not start in data folder %s (%s): see its log, or choose an empty folder"
        .formatted(settings.dataDir(), failure.getClass().getSimpleName());
  }

  private static boolean isLockRefused(Throwable cause) {
    return cause instanceof KafkaException
        && String.valueOf(cause.getMessage()).contains("Failed to acquire lock");
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }
}
