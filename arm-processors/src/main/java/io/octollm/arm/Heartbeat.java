package io.octollm.arm;

import io.octollm.schema.ArmCapability;
import io.octollm.schema.Codec;
import io.octollm.schema.EventName;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the registry what an instance can do and how busy it is, and at the end that it is gone. */
final class Heartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final ArmProfile profile;
  private final WorkerSettings settings;
  private final int capacity;
  private final Producer<byte[], byte[]> producer;
  private final IntSupplier inFlight;
  private final Successes successes;
  private final Clock clock;
  private final AtomicBoolean registered = new AtomicBoolean();

  Heartbeat(ArmProfile profile, WorkerSettings settings, int capacity,
      Producer<byte[], byte[]> producer, IntSupplier inFlight, Successes successes, Clock clock) {
    this.profile = profile;
    this.settings = settings;
    this.capacity = capacity;
    this.producer = producer;
    this.inFlight = inFlight;
    this.successes = successes;
    this.clock = clock;
  }

  /** One beat; a broker that cannot be reached costs this beat and no more. */
  void beat() {
    var row = new ArmCapability(profile.name(), settings.instance(), profile.capabilities(), capacity,
        Math.min(capacity, inFlight.getAsInt()), successes.last(), profile.costTier(),
        profile.models(), profile.unsafe(), profile.sandbox(), settings.version(), clock.instant());
    send(row);
  }

  /** Takes the instance off the registry. */
  void farewell() {
    send(null);
  }

  /** @param said null for a farewell */
  private void send(@Nullable ArmCapability said) {
    byte[] key = (profile.name() + "/" + settings.instance()).getBytes(StandardCharsets.UTF_8);
    byte @Nullable [] value = said == null ? null : Codec.encode(said);
    try {
      producer.send(new ProducerRecord<>(settings.topics().registry(), key, value), (where, e) -> {
        if (e != null) {
          missed(e);
        } else if (said != null) {
          heard(said);
        }
      });
    } catch (KafkaException | IllegalStateException e) {
      missed(e);
    }
  }

  private void heard(ArmCapability said) {
    if (registered.compareAndSet(false, true)) {
      LOG.atInfo().setMessage(EventName.ARM_REGISTERED.text())
          .addKeyValue("arm", said.arm()).addKeyValue("instance", said.instance())
          .addKeyValue("capacity", said.capacity()).log();
    }
    LOG.atDebug().setMessage(EventName.ARM_HEALTH.text())
        .addKeyValue("arm", said.arm()).addKeyValue("instance", said.instance())
        .addKeyValue("in_flight", said.inFlight()).addKeyValue("capacity", said.capacity()).log();
  }

  private void missed(Exception e) {
    LOG.atWarn().setMessage(EventName.CONNECTIVITY_REFUSED.text())
        .addKeyValue("arm", profile.name()).addKeyValue("target", "registry")
        .addKeyValue("error_type", "internal")
        .addKeyValue("error_class", e.getClass().getSimpleName()).log();
  }
}
