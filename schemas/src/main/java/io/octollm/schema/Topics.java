package io.octollm.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The names of the topics, and the settings that each is made with. */
public record Topics(String prefix) {
  public static final String DEFAULT_PREFIX = "octollm.";
  public static final String PARKED = "parked";
  /** The largest record that each topic takes: twice the largest task, for what we add to it. */
  public static final int MAX_RECORD_BYTES = 2 * 1024 * 1024;
  static final int MAX_ARM_NAME = 32;
  static final Pattern ARM = Pattern.compile("[a-z][a-z0-9-]{0," + (MAX_ARM_NAME - 1) + "}");

  /** Whether an arm may be called so. */
  public static boolean isArmName(String name) {
    return ARM.matcher(name).matches();
  }

  public String tasks() {
    return prefix + "tasks";
  }

  public String control() {
    return prefix + "control";
  }

  public String outcomes() {
    return prefix + "outcomes";
  }

  public String results() {
    return prefix + "results";
  }

  public String events() {
    return prefix + "events";
  }

  public String registry() {
    return prefix + "registry";
  }

  public String replays() {
    return prefix + "replays";
  }

  public String settings() {
    return prefix + "settings";
  }

  public String documents() {
    return prefix + "documents";
  }

  public String arm(String arm) {
    return prefix + "arm." + arm;
  }

  /** The dead letters of a stage: intake and reflex share one, as the design's table says. */
  public String deadLetters(String stage) {
    return prefix + "dlq." + (stage.equals(Stage.INTAKE) ? Stage.REFLEX : stage);
  }

  /**
   * A topic as it is to be made.
   *
   * @param settings broker settings by their Kafka names
   */
  public record Spec(String name, int partitions, Map<String, String> settings) {}

  /**
   * Every topic that a pipeline needs.
   *
   * @param partitions of tasks, control and outcomes, and by default of the others too
   * @param arms whose topics are wanted
   */
  public List<Spec> specs(int partitions, Collection<String> arms) {
    List<Spec> specs = new ArrayList<>(List.of(
        brokerTimed(tasks(), partitions, Duration.ofDays(14)),
        brokerTimed(control(), partitions, Duration.ofDays(1)),
        brokerTimed(outcomes(), partitions, Duration.ofDays(7)),
        kept(results(), partitions, Duration.ofDays(14)),
        kept(events(), partitions, Duration.ofDays(14)),
        compactedBrokerTimed(registry()),
        kept(deadLetters(Stage.REFLEX), partitions, Duration.ofDays(14)),
        kept(deadLetters(Stage.ORCHESTRATOR), partitions, Duration.ofDays(14)),
        kept(deadLetters(PARKED), partitions, Duration.ofDays(90)),
        kept(replays(), 1, Duration.ofDays(90)),
        compacted(settings(), 1),
        compacted(documents(), partitions)));
    for (String arm : arms) {
      specs.add(kept(arm(arm), partitions, Duration.ofDays(7)));
      specs.add(kept(deadLetters(arm), partitions, Duration.ofDays(14)));
    }
    return List.copyOf(specs);
  }

  private static Spec kept(String name, int partitions, Duration retention) {
    return spec(name, partitions, Map.of("cleanup.policy", "delete",
        "retention.ms", Long.toString(retention.toMillis())));
  }

  private static Spec brokerTimed(String name, int partitions, Duration retention) {
    return spec(name, partitions, Map.of("cleanup.policy", "delete",
        "retention.ms", Long.toString(retention.toMillis()),
        "message.timestamp.type", "LogAppendTime"));
  }

  private static Spec compacted(String name, int partitions) {
    return spec(name, partitions, Map.of("cleanup.policy", "compact"));
  }

  private static Spec compactedBrokerTimed(String name) {
    return spec(name, 1, Map.of("cleanup.policy", "compact",
        "message.timestamp.type", "LogAppendTime"));
  }

  /**
   * Each takes records of our size whatever the broker's default is (1 MiB): an output that the broker
   * refuses in the middle of a transaction would be tried for ever.
   */
  private static Spec spec(String name, int partitions, Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
    return new Spec(name, partitions, Map.copyOf(all));
  }
}
