package io.octollm.ops.doctor;

import io.octollm.schema.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Compares each topic with what it ought to be. {@code tasks} decides how many partitions
 * {@code control} and {@code outcomes} need; the others may have any number.
 */
final class TopicChecks {
  private static final String RETENTION = "retention.ms";

  private final Admin admin;
  private final Topics topics;
  private final List<Topics.Spec> specs;
  private final int brokers;

  TopicChecks(Admin admin, Topics topics, List<Topics.Spec> specs, int brokers) {
    this.admin = admin;
    this.topics = topics;
    this.specs = specs;
    this.brokers = brokers;
  }

  List<Finding> findings() throws InterruptedException, ExecutionException {
    DescribeTopicsResult described =
        admin.describeTopics(specs.stream().map(Topics.Spec::name).toList());
    Map<String, TopicDescription> existing = new HashMap<>();
    for (var entry : described.topicNameValues().entrySet()) {
      try {
        existing.put(entry.getKey(), entry.getValue().get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    Map<String, Config> configs = configs(existing.keySet());
    List<Finding> findings = new ArrayList<>();
    for (Topics.Spec spec : specs) {
      findings.add(finding(spec, existing.get(spec.name()), configs.get(spec.name()),
          wanted(spec, existing.get(topics.tasks()))));
    }
    return findings;
  }

  private Map<String, Config> configs(Iterable<String> names)
      throws InterruptedException, ExecutionException {
    List<ConfigResource> resources = new ArrayList<>();
    names.forEach(name -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, name)));
    Map<String, Config> configs = new HashMap<>();
    admin.describeConfigs(resources).all().get()
        .forEach((resource, config) -> configs.put(resource.name(), config));
    return configs;
  }

  /** How many partitions the topic must have; 0 for any number. */
  private int wanted(Topics.Spec spec, @Nullable TopicDescription tasks) {
    boolean follows =
        spec.name().equals(topics.control()) || spec.name().equals(topics.outcomes());
    return follows && tasks != null ? tasks.partitions().size() : 0;
  }

  private Finding finding(Topics.Spec spec, @Nullable TopicDescription topic,
      @Nullable Config config, int wanted) {
    String check = "topic " + spec.name();
    if (topic == null || config == null) {
      return new Finding.Trouble(check, "does not exist", "octollm topics --create");
    }
    int partitions = topic.partitions().size();
    if (wanted != 0 && partitions != wanted) {
      return new Finding.Trouble(check,
          "has " + partitions + " partitions, " + topics.tasks() + " has " + wanted,
          partitions < wanted
              ? "kafka-topics.sh --alter --topic " + spec.name() + " --partitions " + wanted
              : "kafka-topics.sh --alter --topic " + topics.tasks() + " --partitions "
                  + partitions);
    }
    int replicas = topic.partitions().getFirst().replicas().size();
    if (replicas < Math.min(3, brokers)) {
      return new Finding.Trouble(check, "has " + replicas + " replica(s) on " + brokers
          + " brokers", "reassign it with kafka-reassign-partitions.sh");
    }
    for (Map.Entry<String, String> setting : spec.settings().entrySet()) {
      ConfigEntry entry = config.get(setting.getKey());
      String actual = entry == null || entry.value() == null ? "" : entry.value();
      if (!suits(setting.getKey(), setting.getValue(), actual)) {
        return new Finding.Trouble(check, setting.getKey() + " is " + actual + ", "
            + setting.getValue() + " is expected", "kafka-configs.sh --alter --entity-type topics"
            + " --entity-name " + spec.name() + " --add-config " + setting.getKey() + "="
            + setting.getValue());
      }
    }
    return new Finding.Ok(check, partitions + " partitions");
  }

  /** Keeping records longer than asked, or for ever (-1), is no trouble. */
  private static boolean suits(String name, String expected, String actual) {
    if (!name.equals(RETENTION) || !actual.matches("-?\\d{1,18}")) {
      return expected.equals(actual);
    }
    long millis = Long.parseLong(actual);
    return millis < 0 || millis >= Long.parseLong(expected);
  }
}
