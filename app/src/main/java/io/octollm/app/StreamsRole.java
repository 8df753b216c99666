package io.octollm.app;

import io.octollm.arm.Arms;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.octollm.app.config.Configuration;
import io.octollm.app.config.Limits;
import io.octollm.orchestrator.Orchestrator;
import io.octollm.ops.console.Flag;
import io.octollm.topology.ArmTopics;
import io.octollm.topology.LiveViews;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.reflex.cache.AnswerCache;
import io.octollm.topology.Observer;
import io.octollm.topology.Parts;
import io.octollm.topology.TopologyObserver;
import io.octollm.topology.TopologyRole;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** The topology, with the answer cache that it reads and the follower that fills it. */
final class StreamsRole implements Role {
  private static final Duration ARM_LOOKUP = Duration.ofSeconds(1);
  /** By then the sessions of the dead are over: one that has no partitions yet is a spare. */
  private static final Duration SPARE_AFTER = Duration.ofSeconds(20);

  private final Ground ground;
  private final FlagsRole flags;
  private final AnswerCaching caching;
  private @Nullable ArmTopics armTopics;
  private volatile @Nullable TopologyRole topology;
  private @Nullable KafkaStreamsMetrics metrics;
  private volatile long startedNanos;

  StreamsRole(Ground ground, FlagsRole flags) {
    this.ground = ground;
    this.flags = flags;
    this.caching = new AnswerCaching(ground);
  }

  @Override
  public String name() {
    return "topology";
  }

  @Override
  public void start() throws IOException {
    NativeStore.unpack(ground.configuration().dataDir());
    ArmTopics routable = new ArmTopics(
        ground.topics(), Admin.create(ground.kafka()), Arms.names(), ARM_LOOKUP);
    armTopics = routable;
    caching.start();
    Limits limits = ground.configuration().limits();
    Parts parts = parts(ground.configuration(), ground.partitions(), ground.policy(),
        ground.reflex(), new SwitchedCache(caching.cache(), () -> flags.flags().isOn(Flag.CACHE)), routable,
        flags.flags()::held,
        new TopologyObserver(ground.meters(), Clock.systemUTC()));
    TopologyRole running = new TopologyRole(
        limits.topology().settings(ground.configuration().pipeline().applicationId(),
            ground.configuration().dataDir().resolve("streams")), ground.kafka(), parts);
    topology = running;
    metrics = new KafkaStreamsMetrics(running.streams());
    metrics.bindTo(ground.meters());
    flags.awaitCaughtUp();
    startedNanos = System.nanoTime();
    running.start();
  }

  /** The parts of a graph that is only looked at. */
  static Parts drawing(Configuration configuration) {
    return drawing(configuration, Ground.reflex(configuration));
  }

  /** @param reflex any: it is no part of the drawing */
  static Parts drawing(Configuration configuration, Reflex reflex) {
    return parts(configuration, configuration.pipeline().partitions(),
        configuration.policy(), reflex, new NoAnswers(), _ -> true, Set::of, Observer.NONE);
  }

  private static Parts parts(Configuration configuration, int partitions, Policy policy,
      Reflex reflex, AnswerCache cache, Predicate<String> routable, Supplier<Set<String>> held,
      Observer observer) {
    Limits limits = configuration.limits();
    return new Parts(configuration.pipeline().topics(), limits.shell(), limits.reader(), reflex,
        cache, new Orchestrator(limits.orchestrator()),
        new LiveViews.Live(partitions, limits.shell(), policy.version(), routable, held),
        observer, false, VersionVerb.current());
  }

  /** The running topology; null before the start and after the stop. */
  @Nullable TopologyRole topology() {
    return topology;
  }

  /** It runs and has work to do, or is one more than there are partitions. */
  @Override
  public boolean ready() {
    TopologyRole running = topology;
    return running != null && running.isRunning() && (running.hasPartitions() || isSpare());
  }

  private boolean isSpare() {
    return System.nanoTime() - startedNanos > SPARE_AFTER.toNanos();
  }

  @Override
  public void close() {
    TopologyRole running = topology;
    topology = null;
    if (running != null) {
      running.close();
    }
    if (metrics != null) {
      metrics.close();
    }
    if (armTopics != null) {
      armTopics.close();
    }
    caching.close();
  }
}
