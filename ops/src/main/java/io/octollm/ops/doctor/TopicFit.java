package io.octollm.ops.doctor;

import io.octollm.schema.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/**
 * Holds a topic as it is against what it ought to be; asks nobody. The doctor and every start of a
 * pipeline judge by it.
 */
public final class TopicFit {
  private static final String RETENTION = "retention.ms";
  private static final String LARGEST = "max.message.bytes";
  private static final String IN_SYNC = "min.insync.replicas";
  private static final int MOST_REPLICAS = 3;
  /** Without these a record has another time, or is gone while it is needed. */
  private static final Set<String> DECISIVE = Set.of("message.timestamp.type", "cleanup.policy");

  private final Topics topics;
  private final int brokers;
  private final int tasksPartitions;
  private final @Nullable Config tasksConfig;

  /**
   * @param brokers in the cluster
   * @param tasks as it is, for others must fit it; null when it is not known, and so are its settings
   */
  public TopicFit(
      Topics topics, int brokers, @Nullable TopicDescription tasks, @Nullable Config tasksConfig) {
    this.topics = topics;
    this.brokers = brokers;
    this.tasksPartitions = tasks == null ? 0 : tasks.partitions().size();
    this.tasksConfig = tasksConfig;
  }

  /** What does not fit, the worst first. */
  public List<Misfit> misfits(Topics.Spec spec, TopicDescription topic, Config config) {
    List<Misfit> misfits = new ArrayList<>();
    partitions(misfits, spec, topic);
    replicas(misfits, spec, topic, config);
    spec.settings().forEach((key, wanted) -> setting(misfits, spec, config, key, wanted));
    rights(misfits, spec, topic);
    originals(misfits, spec, config);
    return misfits.stream().sorted((a, b) -> Boolean.compare(b.decisive(), a.decisive())).toList();
  }

  private void partitions(List<Misfit> misfits, Topics.Spec spec, TopicDescription topic) {
    String name = spec.name();
    int found = topic.partitions().size();
    boolean home = name.equals(topics.control()) || name.equals(topics.outcomes());
    if (home && tasksPartitions != 0 && found != tasksPartitions) {
      String smaller = found < tasksPartitions ? name : topics.tasks();
      misfits.add(Misfit.decisive(name,
          "has " + found + " partitions, " + topics.tasks() + " has " + tasksPartitions,
          "kafka-topics.sh --alter --topic " + smaller + " --partitions "
              + Math.max(found, tasksPartitions)));
    }
  }

  private void replicas(List<Misfit> misfits, Topics.Spec spec, TopicDescription topic, Config config) {
    String name = spec.name();
    int replicas = topic.partitions().getFirst().replicas().size();
    if (replicas < Math.min(MOST_REPLICAS, brokers)) {
      misfits.add(Misfit.bearable(name, "has " + replicas + " replica(s) on " + brokers
          + " brokers, records are lost with a disk", "reassign it with kafka-reassign-partitions.sh"));
    }
    long needed = number(value(config, IN_SYNC), 1);
    if (needed > replicas) {
      misfits.add(Misfit.decisive(name,
          "has " + IN_SYNC + "=" + needed + " and " + replicas + " replica(s), it takes no record",
          alter(spec, IN_SYNC, Integer.toString(Math.max(1, replicas - 1)))));
    }
  }

  private static void setting(
      List<Misfit> misfits, Topics.Spec spec, Config config, String key, String wanted) {
    String found = value(config, key);
    if (!suits(key, wanted, found)) {
      misfits.add(new Misfit(spec.name(), "has " + key + "=" + found + ", " + wanted + " is expected",
          alter(spec, key, wanted), DECISIVE.contains(key)));
    }
  }

  /** Keeping more or longer than asked, or for ever (-1), is no trouble. */
  private static boolean suits(String key, String wanted, String found) {
    return switch (key) {
      case RETENTION -> number(found, 0) < 0 || number(found, 0) >= number(wanted, 0);
      case LARGEST -> number(found, 0) >= number(wanted, 0);
      default -> wanted.equals(found);
    };
  }

  private static void rights(List<Misfit> misfits, Topics.Spec spec, TopicDescription topic) {
    Set<AclOperation> allowed = topic.authorizedOperations();
    if (allowed == null || allowed.isEmpty()) {
      return; // not told: who may see the topic has a right to it
    }
    for (AclOperation needed : List.of(AclOperation.READ, AclOperation.WRITE)) {
      if (!allowed.contains(needed)) {
        String operation = needed.name().toLowerCase(Locale.ROOT);
        misfits.add(Misfit.bearable(spec.name(), "denies this user to " + operation,
            "kafka-acls.sh --add --allow-principal User:NAME --operation " + operation + " --topic "
                + spec.name()));
      }
    }
  }

  /**
   * A letter is replayed from its original in {@code tasks}: who keeps letters longer than we do must
   * keep that as long.
   */
  private void originals(List<Misfit> misfits, Topics.Spec spec, Config config) {
    String name = spec.name();
    if (tasksConfig == null || !name.startsWith(topics.deadLetters(""))
        || name.equals(topics.deadLetters(Topics.PARKED))) {
      return;
    }
    long kept = retention(tasksConfig);
    long expected = topics.specs(1, List.of()).stream().filter(tasks -> tasks.name().equals(topics.tasks()))
        .mapToLong(tasks -> number(tasks.settings().getOrDefault(RETENTION, ""), 0)).findFirst().orElse(0);
    if (retention(config) > Math.max(kept, expected)) {
      misfits.add(Misfit.bearable(name,
          "keeps letters longer than " + topics.tasks() + " keeps their originals ("
              + RETENTION + "=" + value(config, RETENTION) + " and " + kept
              + "): the oldest cannot be replayed",
          "kafka-configs.sh --alter --entity-type topics --entity-name " + topics.tasks()
              + " --add-config " + RETENTION + "=" + value(config, RETENTION)));
    }
  }

  private static long retention(Config config) {
    long millis = number(value(config, RETENTION), Long.MAX_VALUE);
    return millis < 0 ? Long.MAX_VALUE : millis;
  }

  private static String alter(Topics.Spec spec, String key, String value) {
    return "kafka-configs.sh --alter --entity-type topics --entity-name " + spec.name()
        + " --add-config " + key + "=" + value;
  }

  static String value(Config config, String key) {
    ConfigEntry entry = config.get(key);
    return entry == null || entry.value() == null ? "" : entry.value();
  }

  static long number(String text, long absent) {
    return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : absent;
  }
}
