package io.octollm.ops.lag;

import java.util.List;
import java.util.Map;

/**
 * What a cluster tells of the groups and topics of one application, beside their lag.
 *
 * @param groups each group's state in small letters, such as {@code stable}
 * @param retentionSeconds how long each topic keeps a record; those that keep it for ever are absent
 */
record ClusterState(
    Map<String, String> groups, List<LogEnd> ends, Map<String, Double> retentionSeconds) {

  ClusterState {
    groups = Map.copyOf(groups);
    ends = List.copyOf(ends);
    retentionSeconds = Map.copyOf(retentionSeconds);
  }
}
