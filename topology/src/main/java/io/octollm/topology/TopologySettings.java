package io.octollm.topology;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the topology runs.
 *
 * @param applicationId names the consumer group, the transactions and the changelog
 * @param stateDir survives restarts, else every start reads the whole changelog
 * @param commitInterval the longest a transaction is open
 * @param groupProtocol streams, or classic for a cluster that does not know the former
 */
public record TopologySettings(
    String applicationId, Path stateDir, Duration commitInterval, int threads, String groupProtocol) {}
