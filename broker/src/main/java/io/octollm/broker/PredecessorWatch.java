package io.octollm.broker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;

/** Sees when the controller no longer takes a broker of our id for alive. */
final class PredecessorWatch implements MetadataPublisher {
  private final CompletableFuture<Void> givenUp = new CompletableFuture<>();

  Future<Void> givenUp() {
    return givenUp;
  }

  @Override
  public String name() {
    return "PredecessorWatch";
  }

  @Override
  public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
    BrokerRegistration before = image.cluster().broker(BrokerProperties.NODE_ID);
    if (before == null || before.fenced()) {
      givenUp.complete(null);
    }
  }
}
