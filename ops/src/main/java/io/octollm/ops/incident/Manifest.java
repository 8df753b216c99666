package io.octollm.ops.incident;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a bundle is, as {@code manifest.json}.
 *
 * @param format 1
 * @param id that was asked for: a task's or a request's
 * @param topologySha256 of the graph's description
 * @param configuration effective settings without secrets
 * @param missing facts that events name and that are gone from their topics
 * @param read what the search read; incomplete when it ended at a limit
 */
public record Manifest(
    int format,
    String id,
    List<String> taskIds,
    List<String> requestIds,
    Instant createdAt,
    String application,
    String kafka,
    String topologySha256,
    Map<String, String> configuration,
    Redaction redaction,
    List<Part> parts,
    List<Place> missing,
    Tally read) {

  public static final int FORMAT = 1;

  /**
   * How personal data was treated.
   *
   * @param profile raw or same_shape
   * @param policy version of the policy that said what is personal
   * @param facts how many facts were treated in which way
   * @param outputs how many outputs held something that had to be redacted here
   */
  public record Redaction(
      String profile, String policy, Map<String, Integer> facts, int outputs) {}

  /** A file of the bundle. */
  public record Part(String name, long bytes, String sha256) {}
}
