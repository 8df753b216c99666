package io.octollm.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.metadata.BrokerRegistrationChangeRecord;
import org.apache.kafka.common.metadata.RegisterBrokerRecord;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.MetadataProvenance;
import org.apache.kafka.image.loader.SnapshotManifest;
import org.apache.kafka.metadata.BrokerRegistrationFencingChange;
import org.junit.jupiter.api.Test;

class PredecessorWatchTest {
  private final PredecessorWatch watch = new PredecessorWatch();

  @Test
  void folderWithoutABrokerHasNoPredecessor() {
    see(MetadataImage.EMPTY);

    assertThat(watch.givenUp()).isDone();
  }

  @Test
  void brokerThatWasKilledIsThoughtAliveUntilItsSessionIsOver() {
    MetadataImage alive = registered();
    see(alive);
    assertThat(watch.givenUp()).isNotDone();

    see(fenced(alive));

    assertThat(watch.givenUp()).isDone();
  }

  private static MetadataImage registered() {
    var delta = new MetadataDelta.Builder().setImage(MetadataImage.EMPTY).build();
    delta.replay(new RegisterBrokerRecord().setBrokerId(BrokerProperties.NODE_ID).setBrokerEpoch(7)
        .setFenced(false));
    return delta.apply(MetadataProvenance.EMPTY);
  }

  private static MetadataImage fenced(MetadataImage image) {
    var delta = new MetadataDelta.Builder().setImage(image).build();
    delta.replay(new BrokerRegistrationChangeRecord().setBrokerId(BrokerProperties.NODE_ID)
        .setBrokerEpoch(7).setFenced(BrokerRegistrationFencingChange.FENCE.value()));
    return delta.apply(MetadataProvenance.EMPTY);
  }

  private void see(MetadataImage image) {
    watch.onMetadataUpdate(new MetadataDelta.Builder().setImage(image).build(), image,
        new SnapshotManifest(MetadataProvenance.EMPTY, 1));
  }
}
