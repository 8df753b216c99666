package io.octollm.arm.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.arm.Await;
import io.octollm.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A follower whose broker is not there yet, comes, goes, and comes again. */
@Tag("slow")
@Timeout(90)
@ResourceLock("the log of DocumentFollower")
class AbsentBrokerIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private final String topic = DocumentTopic.freshName();

  @Test
  void brokerThatIsAwayShowsInTheLogAndIsReadOnWhenItIsBack(@TempDir Path folder) throws Exception {
    int port = freePort();
    String address = "127.0.0.1:" + port;
    try (var followed = new FollowedLibrary(); DocumentFollower follower = followed.follow(address, topic)) {
      await(() -> followed.events("connectivity.refused").size() == 1);
      assertThat(follower.awaitCaughtUp(Duration.ofMillis(1))).isFalse();
      assertThat(followed.search("octopus").complete()).isFalse();

      try (EmbeddedBroker _ = broker(folder, port); var documents = new DocumentTopic(address, topic)) {
        int before = followed.events("connectivity.refused").size();
        await(() -> followed.events("connectivity.refused").size() > before);
        assertThat(follower.running()).as("while nobody has made the topic").isTrue();
        documents.create();
        documents.send("a", "octopus").get();
        await(() -> followed.found("octopus").equals(List.of("a")));
        assertThat(follower.awaitCaughtUp(LIMIT)).isTrue();
        assertThat(followed.search("octopus").complete()).isTrue();
      }
      await(() -> followed.events("connectivity.refused").size() >= 2);
      assertThat(followed.found("octopus")).containsExactly("a");
      try (EmbeddedBroker _ = broker(folder, port); var documents = new DocumentTopic(address, topic)) {
        documents.send("a", "squid").get();
        await(() -> followed.found("squid").equals(List.of("a")));
      }
      assertThat(follower.running()).isTrue();
    }
  }

  private static EmbeddedBroker broker(Path folder, int port) {
    return EmbeddedBroker.start(new EmbeddedBroker.Settings(
        folder, port, EmbeddedBroker.Settings.DEFAULT_MAX_MESSAGE_BYTES));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void await(BooleanSupplier condition) {
    Await.until(Duration.ofSeconds(40), condition);
  }
}
