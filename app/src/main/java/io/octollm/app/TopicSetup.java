package io.octollm.app;

import io.octollm.ops.doctor.Misfit;
import io.octollm.ops.doctor.TopicFit;
import io.octollm.schema.Topics;
import io.octollm.schema.Topics.Spec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the topics that are missing and tells what does not fit about those that are there. How many
 * partitions a pipeline has is what {@code tasks} has; the setting counts only when it is made.
 */
final class TopicSetup {
  private static final int MAX_REPLICATION = 3;

  private final Cluster cluster;
  private final Topics topics;
  private final int wantedPartitions;
  private final Collection<String> arms;

  TopicSetup(Cluster cluster, Topics topics, int wantedPartitions, Collection<String> arms) {
    this.cluster = cluster;
    this.topics = topics;
    this.wantedPartitions = wantedPartitions;
    this.arms = List.copyOf(arms);
  }

  /**
   * A topic as it is.
   *
   * @param partitions 0 when it is missing
   * @param problems what stands against a pipeline on it, each with its mend
   * @param remarks what differs and does no harm
   */
  record Row(String topic, int partitions, Map<String, String> settings, List<String> problems,
      List<String> remarks) {}

  /** Makes what is missing; returns the names of the topics that were made. */
  List<String> create() {
    // Tasks first: it decides how many partitions others have, and somebody else may just have made it.
    List<String> made = new ArrayList<>(make(topics.tasks()::equals));
    made.addAll(make(_ -> true));
    return made.stream().sorted().toList();
  }

  private List<String> make(Predicate<String> wanted) {
    Map<String, TopicDescription> there = described();
    List<NewTopic> missing = specs(there).stream()
        .filter(spec -> wanted.test(spec.name()) && !there.containsKey(spec.name()))
        .map(spec -> new NewTopic(spec.name(), spec.partitions(), replication())
            .configs(spec.settings()))
        .toList();
    if (missing.isEmpty()) {
      return List.of();
    }
    List<String> made = new ArrayList<>();
    cluster.admin().createTopics(missing).values().forEach((name, done) -> {
      if (cluster.await(done.toCompletionStage().handle((none, error) -> settled(error))
          .toCompletableFuture())) {
        made.add(name);
      }
    });
    awaitVisible(missing.stream().map(NewTopic::name).toList());
    return made;
  }

  /** A topic that another process made in the same moment is there, but not made by us. */
  private static boolean settled(@Nullable Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause == null || cause instanceof TopicExistsException) {
      return cause == null;
    }
    throw new CompletionException(cause);
  }

  private void awaitVisible(Collection<String> names) {
    long until = System.nanoTime() + 10_000_000_000L;
    while (!described().keySet().containsAll(names) && System.nanoTime() < until) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Every topic of the pipeline with what does not fit, in the order of the design's table. */
  List<Row> verify() {
    Map<String, TopicDescription> there = described();
    Map<String, Config> configs = configs(there.keySet());
    TopicFit fit = new TopicFit(
        topics, cluster.brokers().size(), there.get(topics.tasks()), configs.get(topics.tasks()));
    return specs(there).stream()
        .map(spec -> row(spec, fit, there.get(spec.name()), configs.get(spec.name())))
        .toList();
  }

  /** Every topic; ends the verb when one stands against a pipeline. */
  List<Row> require() {
    List<Row> rows = verify();
    List<String> problems = rows.stream().flatMap(row -> row.problems().stream()).toList();
    if (!problems.isEmpty()) {
      throw Failure.unreachable(String.join("; ", problems));
    }
    return rows;
  }

  private static Row row(Spec spec, TopicFit fit, @Nullable TopicDescription topic,
      @Nullable Config config) {
    String name = spec.name();
    if (topic == null || config == null) {
      return new Row(name, 0, Map.of(),
          List.of(name + " is missing: make it with `octollm topics --create`"), List.of());
    }
    Map<String, String> settings = new TreeMap<>();
    spec.settings().keySet().forEach(key -> {
      ConfigEntry entry = config.get(key);
      settings.put(key, entry == null ? "" : String.valueOf(entry.value()));
    });
    List<Misfit> misfits = fit.misfits(spec, topic, config);
    return new Row(name, topic.partitions().size(), settings, lines(misfits, true), lines(misfits, false));
  }

  private static List<String> lines(List<Misfit> misfits, boolean decisive) {
    return misfits.stream().filter(misfit -> misfit.decisive() == decisive).map(Misfit::line).toList();
  }

  private List<Spec> specs(Map<String, TopicDescription> there) {
    int found = tasksPartitions(there);
    return topics.specs(found == 0 ? wantedPartitions : found, arms);
  }

  /** 0 when the topic is missing. */
  private int tasksPartitions(Map<String, TopicDescription> there) {
    TopicDescription tasks = there.get(topics.tasks());
    return tasks == null ? 0 : tasks.partitions().size();
  }

  private Map<String, TopicDescription> described() {
    Set<String> names = new TreeSet<>(cluster.await(cluster.admin().listTopics().names()));
    names.retainAll(topics.specs(1, arms).stream().map(Spec::name).collect(Collectors.toSet()));
    return cluster.await(cluster.admin().describeTopics(names,
        new DescribeTopicsOptions().includeAuthorizedOperations(true)).allTopicNames());
  }

  private Map<String, Config> configs(Set<String> names) {
    List<ConfigResource> resources = names.stream()
        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
        .toList();
    Map<String, Config> configs = new TreeMap<>();
    cluster.await(cluster.admin().describeConfigs(resources).all())
        .forEach((resource, config) -> configs.put(resource.name(), config));
    return configs;
  }

  private short replication() {
    return (short) Math.min(MAX_REPLICATION, cluster.brokers().size());
  }
}
