package io.octollm.bench;

import io.octollm.orchestrator.Orchestrator;
import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.reflex.cache.CacheSettings;
import io.octollm.reflex.cache.InProcessCache;
import io.octollm.schema.TaskReader;
import io.octollm.schema.Topics;
import io.octollm.topology.LiveViews;
import io.octollm.topology.Observer;
import io.octollm.topology.OctoTopology;
import io.octollm.topology.Parts;
import io.octollm.topology.ShellLimits;
import java.time.InstantSource;
import org.apache.kafka.streams.Topology;

/** An application whose pace is measured: the same guarantee, broker and settings for each. */
sealed interface Contender {
  /** @param observer told of what the graph does, if it is one that tells */
  Topology graph(Topics topics, int partitions, Observer observer);

  /** The real graph: intake, reflex with its cache, orchestrator. */
  record Pipeline() implements Contender {
    @Override
    public Topology graph(Topics topics, int partitions, Observer observer) {
      return graph(topics, partitions, OrchestratorSettings.DEFAULT, observer);
    }

    static Topology graph(
        Topics topics, int partitions, OrchestratorSettings settings, Observer observer) {
      ShellLimits limits = ShellLimits.DEFAULT;
      Policy policy = Policy.defaults();
      return OctoTopology.build(new Parts(topics, limits,
          new TaskReader(TaskReader.DEFAULT_MAX_BYTES), new Reflex(policy, new byte[32]),
          new InProcessCache(CacheSettings.DEFAULT, InstantSource.system()), new Orchestrator(settings),
          new LiveViews.Live(partitions, limits, policy.version(), _ -> true),
          observer, false, "bench"));
    }
  }

  /** Hands each task on as it is. */
  record Identity() implements Contender {
    @Override
    public Topology graph(Topics topics, int partitions, Observer observer) {
      return SameWrites.identity(topics);
    }
  }

  /** Puts and writes as many records of as many bytes as the pipeline does, and thinks nothing. */
  record Writes(WriteSizes sizes) implements Contender {
    @Override
    public Topology graph(Topics topics, int partitions, Observer observer) {
      return SameWrites.graph(topics, sizes);
    }
  }
}
