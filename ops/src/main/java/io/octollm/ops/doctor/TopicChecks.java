package io.octollm.ops.doctor;

import io.octollm.schema.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks for each topic as it is, and has {@link TopicFit} judge it. */
final class TopicChecks {
  private final Admin admin;
  private final Topics topics;
  private final List<Topics.Spec> specs;
  private final int brokers;

  /** Topics that this user may not look at. */
  private final List<String> hidden = new ArrayList<>();

  TopicChecks(Admin admin, Topics topics, List<Topics.Spec> specs, int brokers) {
    this.admin = admin;
    this.topics = topics;
    this.specs = specs;
    this.brokers = brokers;
  }

  List<Finding> findings() throws InterruptedException, ExecutionException {
    Map<String, TopicDescription> existing = new HashMap<>();
    for (var entry : admin.describeTopics(specs.stream().map(Topics.Spec::name).toList(),
        new DescribeTopicsOptions().includeAuthorizedOperations(true)).topicNameValues().entrySet()) {
      TopicDescription topic = allowed(entry.getKey(), entry.getValue());
      if (topic != null) {
        existing.put(entry.getKey(), topic);
      }
    }
    Map<String, Config> configs = configs(existing.keySet());
    TopicFit fit =
        new TopicFit(topics, brokers, existing.get(topics.tasks()), configs.get(topics.tasks()));
    List<Finding> findings = new ArrayList<>();
    for (Topics.Spec spec : specs) {
      findings.addAll(findings(spec, fit, existing.get(spec.name()), configs.get(spec.name())));
    }
    return findings;
  }

  /** The answer; null for a topic that is not there, or hidden from this user. */
  private <T> @Nullable T allowed(String topic, KafkaFuture<T> answer)
      throws InterruptedException, ExecutionException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicAuthorizationException) {
        hidden.add(topic);
      } else if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw e;
      }
      return null;
    }
  }

  private Map<String, Config> configs(Iterable<String> names)
      throws InterruptedException, ExecutionException {
    List<ConfigResource> resources = new ArrayList<>();
    names.forEach(name -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, name)));
    Map<String, Config> configs = new HashMap<>();
    for (var entry : admin.describeConfigs(resources).values().entrySet()) {
      Config config = allowed(entry.getKey().name(), entry.getValue());
      if (config != null) {
        configs.put(entry.getKey().name(), config);
      }
    }
    return configs;
  }

  private List<Finding> findings(Topics.Spec spec, TopicFit fit, @Nullable TopicDescription topic,
      @Nullable Config config) {
    String check = "topic " + spec.name();
    if (hidden.contains(spec.name())) {
      return List.of(new Finding.Trouble(check, "may not be described by this user",
          "kafka-acls.sh --add --allow-principal User:NAME --operation describe --operation"
              + " describeConfigs --topic " + spec.name()));
    }
    if (topic == null || config == null) {
      return List.of(new Finding.Trouble(check, "does not exist", "octollm topics --create"));
    }
    return Misfit.findings(fit.misfits(spec, topic, config), check,
        new Finding.Ok(check, topic.partitions().size() + " partitions"));
  }
}
