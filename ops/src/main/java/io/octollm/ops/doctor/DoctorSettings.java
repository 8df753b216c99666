package io.octollm.ops.doctor;

import io.octollm.schema.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor looks at.
 *
 * @param kafka client settings with the bootstrap address
 * @param topics as they ought to exist, see {@link Topics#specs}
 * @param registryTopic whose newest heartbeat tells of the broker's clock
 * @param redis null when none is configured; so is the model
 */
public record DoctorSettings(
    Map<String, Object> kafka,
    List<Topics.Spec> topics,
    String registryTopic,
    @Nullable URI redis,
    @Nullable URI model,
    @Nullable String modelKey,
    Path dataFolder) {

  public DoctorSettings {
    kafka = Map.copyOf(kafka);
    topics = List.copyOf(topics);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "DoctorSettings[topics=" + topics.size() + ", dataFolder=" + dataFolder + "]";
  }
}
