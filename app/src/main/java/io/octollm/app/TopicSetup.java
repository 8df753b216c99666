package io.octollm.app;

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
  private static final List<String> DECISIVE = List.of("message.timestamp.type", "cleanup.policy");

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
    Map<String, Integer> there = partitions();
    List<NewTopic> missing = specs(there).stream()
        .filter(spec -> wanted.test(spec.name()) && !there.containsKey(spec.name()))
        .map(spec -> new NewTopic(spec.name(), spec.partitions(), replication())
            .configs(spec.settings()))
        .toList();
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
    while (!partitions().keySet().containsAll(names) && System.nanoTime() < until) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Every topic of the pipeline with what does not fit, in the order of the design's table. */
  List<Row> verify() {
    Map<String, Integer> there = partitions();
    Map<String, Config> configs = configs(there.keySet());
    return specs(there).stream()
        .map(spec -> row(spec, there.get(spec.name()), configs.get(spec.name())))
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

  private Row row(Spec spec, @Nullable Integer partitions, @Nullable Config config) {
    if (partitions == null || config == null) {
      return new Row(spec.name(), 0, Map.of(),
          List.of(spec.name() + " is missing: make it with `octollm topics --create`"), List.of());
    }
    List<String> problems = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    Map<String, String> settings = new TreeMap<>();
    if (homes().contains(spec.name()) && partitions != spec.partitions()) {
      problems.add(spec.name() + " has " + partitions + " partitions, " + topics.tasks() + " has "
          + spec.partitions() + ": " + mend(spec, partitions));
    }
    spec.settings().forEach((key, wanted) -> {
      ConfigEntry entry = config.get(key);
      String found = entry == null ? "" : String.valueOf(entry.value());
      settings.put(key, found);
      if (!found.equals(wanted)) {
        (DECISIVE.contains(key) ? problems : remarks).add(spec.name() + " has " + key + "=" + found
            + ", " + wanted + " is expected: kafka-configs.sh --alter --topic " + spec.name()
            + " --add-config " + key + "=" + wanted);
      }
    });
    return new Row(spec.name(), partitions, settings, problems, remarks);
  }

  private String mend(Spec spec, int partitions) {
    return partitions < spec.partitions()
        ? "kafka-topics.sh --alter --topic " + spec.name() + " --partitions " + spec.partitions()
        : "kafka-topics.sh --delete --topic " + spec.name() + ", then `octollm topics --create`";
  }

  /** Topics whose partition tells where a task lives. */
  private Set<String> homes() {
    return Set.of(topics.control(), topics.outcomes());
  }

  private List<Spec> specs(Map<String, Integer> there) {
    return topics.specs(there.getOrDefault(topics.tasks(), wantedPartitions), arms);
  }

  private Map<String, Integer> partitions() {
    Set<String> names = new TreeSet<>(cluster.await(cluster.admin().listTopics().names()));
    names.retainAll(topics.specs(1, arms).stream().map(Spec::name).collect(Collectors.toSet()));
    Map<String, Integer> partitions = new TreeMap<>();
    for (TopicDescription topic
        : cluster.await(cluster.admin().describeTopics(names).allTopicNames()).values()) {
      partitions.put(topic.name(), topic.partitions().size());
    }
    return partitions;
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
    return (short) Math.min(MAX_REPLICATION, cluster.brokers());
  }
}
