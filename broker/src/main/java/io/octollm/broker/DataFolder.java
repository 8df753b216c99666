package io.octollm.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The folder that a broker keeps its logs in, formatted once and locked by one process at a time.
 *
 * <p>The lock is asked for before Kafka starts: Kafka finds it taken too, but only after it has
 * started threads, and says so with a stack trace.
 */
record DataFolder(Path path) {

  /** Makes the folder, checks that nobody uses it, and formats it if it is new. */
  void prepare() {
    try {
      Files.createDirectories(path);
      refuseIfInUse();
      if (!Files.exists(path.resolve("meta.properties"))) {
        format();
      }
    } catch (BrokerStartException e) {
      throw e;
    } catch (Exception e) { // Formatter.run declares Exception
      throw new BrokerStartException(StartFailure.folderUnusable(path, e), e);
    }
  }

  private void refuseIfInUse() throws IOException {
    var options = new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
    try (var channel = FileChannel.open(path.resolve(".lock"), options);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new BrokerStartException(StartFailure.folderInUse(path), null);
      }
    } catch (OverlappingFileLockException e) {
      throw new BrokerStartException(StartFailure.folderInUse(path), e);
    }
  }

  private void format() throws Exception {
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new Formatter()
        .setPrintStream(silent)
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(BrokerProperties.NODE_ID)
        .setDirectories(List.of(path.toString()))
        .setMetadataLogDirectory(path.toString())
        .setControllerListenerName(BrokerProperties.CONTROLLER)
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .run();
  }
}
