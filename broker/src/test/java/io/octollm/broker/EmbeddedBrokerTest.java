package io.octollm.broker;

import static io.octollm.broker.Clients.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.broker.EmbeddedBroker.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedBrokerTest {
  @TempDir Path folder;

  @Test
  void folderKeepsTopicsRecordsAndClusterIdOverARestartOnAnotherPort() {
    String clusterId;
    String firstAddress;
    try (var broker = EmbeddedBroker.start(Settings.in(folder))) {
      var clients = new Clients(broker.bootstrap());
      clients.topic("kept", 3, Map.of());
      clients.send(new ProducerRecord<>("kept", 0, null, bytes("still here")));
      clusterId = clusterId(clients);
      firstAddress = broker.bootstrap();
    }

    try (var broker = EmbeddedBroker.start(Settings.in(folder))) {
      var clients = new Clients(broker.bootstrap());
      assertThat(broker.bootstrap()).isNotEqualTo(firstAddress);
      assertThat(clusterId(clients)).isEqualTo(clusterId);
      assertThat(clients.committed("kept")).extracting(Clients::text).containsExactly("still here");
    }
  }

  @Test
  void givenPortIsUsed() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    try (var broker = EmbeddedBroker.start(new Settings(folder, port, Settings.DEFAULT_MAX_MESSAGE_BYTES))) {
      assertThat(broker.bootstrap()).isEqualTo("127.0.0.1:" + port);
    }
  }

  @Test
  void takenPortIsNamedInOneLine() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var settings = new Settings(folder, taken.getLocalPort(), Settings.DEFAULT_MAX_MESSAGE_BYTES);

      assertThatThrownBy(() -> EmbeddedBroker.start(settings))
          .isInstanceOf(BrokerStartException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void folderUsedByAnotherProcessIsNamedInOneLine() throws IOException {
    try (var holder = OtherProcess.start(LockHolder.class, folder.toString())) {
      assertThatThrownBy(() -> EmbeddedBroker.start(Settings.in(folder)))
          .isInstanceOf(BrokerStartException.class)
          .hasMessageContaining(folder + " is used by another broker")
          .hasMessageNotContaining("\n");
      assertThat(holder.isAlive()).isTrue();
    }
  }

  @Test
  void folderUsedByAnotherBrokerOfThisProcessIsNamed() {
    try (var first = EmbeddedBroker.start(Settings.in(folder))) {
      assertThatThrownBy(() -> EmbeddedBroker.start(Settings.in(folder)))
          .isInstanceOf(BrokerStartException.class)
          .hasMessageContaining(folder.toString());
      assertThat(clusterId(new Clients(first.bootstrap()))).isNotEmpty();
    }
  }

  @Test
  void fileInPlaceOfTheFolderIsNamed() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> EmbeddedBroker.start(Settings.in(file)))
        .isInstanceOf(BrokerStartException.class)
        .hasMessageContaining(file + " cannot be used");
  }

  @Test
  void onlyLoopbackAnswers() throws IOException {
    try (var broker = EmbeddedBroker.start(Settings.in(folder))) {
      int port = Integer.parseInt(broker.bootstrap().substring("127.0.0.1:".length()));
      var outside = NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress())
          .toList();

      assertThat(outside).allSatisfy(address -> assertThatThrownBy(() -> connect(address, port))
          .isInstanceOf(ConnectException.class));
    }
  }

  @Test
  void streamsAndConsumerProtocolsAreOn() {
    try (var broker = EmbeddedBroker.start(Settings.in(folder));
        var admin = new Clients(broker.bootstrap()).admin()) {
      var features = Clients.get(admin.describeFeatures().featureMetadata()
          .toCompletionStage().toCompletableFuture()).finalizedFeatures();

      assertThat(features).containsKeys("streams.version", "group.version", "transaction.version");
    }
  }

  @Test
  void portOutsideTheRangeIsRefusedByName() {
    assertThatThrownBy(() -> new Settings(folder, 70_000, Settings.DEFAULT_MAX_MESSAGE_BYTES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("port: must be 0 (any free one) to 65535, is 70000");
  }

  private static void connect(InetAddress address, int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1_000);
    }
  }

  private static String clusterId(Clients clients) {
    try (var admin = clients.admin()) {
      return Clients.get(admin.describeCluster().clusterId().toCompletionStage().toCompletableFuture());
    }
  }
}
