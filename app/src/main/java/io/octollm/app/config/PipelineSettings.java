package io.octollm.app.config;

import io.octollm.schema.Topics;
import java.util.regex.Pattern;

/**
 * What tells one pipeline from another on a cluster.
 *
 * @param partitions of {@code tasks} when it has to be made
 */
public record PipelineSettings(String applicationId, String topicPrefix, int partitions) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  static PipelineSettings read(SettingReader from) {
    return new PipelineSettings(
        from.text("application-id", "octollm", NAME.asMatchPredicate(),
            "1 to 100 letters, digits and ._-"),
        from.text("topic-prefix", Topics.DEFAULT_PREFIX, NAME.asMatchPredicate(),
            "1 to 100 letters, digits and ._-"),
        from.whole("partitions", 4, 1, 1000));
  }

  public Topics topics() {
    return new Topics(topicPrefix);
  }
}
