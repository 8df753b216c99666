package io.octollm.ops.doctor;

import io.octollm.schema.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Judges the settings that go to every Kafka client by Kafka's own definitions. A value is never
 * part of what is said: it may be a password under the wrong name.
 *
 * @param kafka the client settings, {@code bootstrap.servers} among them
 */
public record ClientFit(Map<String, Object> kafka) {
  private static final String WHAT = "kafka settings";
  /** More edits than these and it is somebody else's key, such as a plug-in's. */
  private static final int MOST_EDITS = 2;
  private static final List<String> PREFIXES = List.of("main.consumer.", "restore.consumer.",
      "global.consumer.", "consumer.", "producer.", "admin.");

  public ClientFit {
    kafka = Map.copyOf(kafka);
  }

  public List<Misfit> misfits() {
    List<Misfit> misfits = new ArrayList<>();
    Map<String, Object> given = new TreeMap<>(kafka);
    given.remove("bootstrap.servers");
    if (given.isEmpty()) {
      return misfits;
    }
    Map<String, ConfigDef.ConfigKey> known = known();
    given.forEach((key, value) -> judge(misfits, known, key, value));
    sessions(misfits);
    return misfits;
  }

  private static Map<String, ConfigDef.ConfigKey> known() {
    Map<String, ConfigDef.ConfigKey> known = new TreeMap<>(StreamsConfig.configDef().configKeys());
    known.putAll(AdminClientConfig.configDef().configKeys());
    known.putAll(ProducerConfig.configDef().configKeys());
    known.putAll(ConsumerConfig.configDef().configKeys());
    return known;
  }

  private static void judge(
      List<Misfit> misfits, Map<String, ConfigDef.ConfigKey> known, String key, Object value) {
    String name = PREFIXES.stream().filter(key::startsWith).findFirst()
        .map(prefix -> key.substring(prefix.length())).orElse(key);
    ConfigDef.ConfigKey definition = known.get(name);
    if (definition == null) {
      String nearest = Spelling.nearest(name, new TreeSet<>(known.keySet()));
      if (Spelling.edits(name, nearest) <= MOST_EDITS) {
        misfits.add(Misfit.bearable(WHAT, "kafka." + key + " is known to no Kafka client",
            "write kafka." + nearest));
      }
      return;
    }
    try {
      Object parsed = ConfigDef.parseType(name, value, definition.type);
      if (definition.validator != null) {
        definition.validator.ensureValid(name, parsed);
      }
    } catch (ConfigException e) {
      misfits.add(Misfit.decisive(WHAT, "kafka." + key + " is not what Kafka takes there",
          "give it " + kind(definition)));
    }
  }

  private static String kind(ConfigDef.ConfigKey definition) {
    String type = "a value of type " + definition.type.name().toLowerCase(Locale.ROOT);
    ConfigDef.Validator validator = definition.validator;
    return validator == null || validator.getClass().isHidden() ? type : type + ", " + validator;
  }

  /** Under the newer group protocols the session is the broker's matter, and a client may not name it. */
  private void sessions(List<Misfit> misfits) {
    GivenSettings given = new GivenSettings(kafka);
    for (String key : List.of(GivenSettings.SESSION, GivenSettings.HEARTBEAT)) {
      if (given.has(key) && !given.classicArms()) {
        misfits.add(Misfit.decisive(WHAT, "kafka." + key + " is the broker's to set for these groups",
            "remove it, or set kafka.group.protocol=classic"));
      }
    }
    long session = given.sessionMillis();
    long heartbeat = given.heartbeatMillis();
    if (given.classicArms() && heartbeat >= session) {
      misfits.add(Misfit.decisive(WHAT, "kafka." + GivenSettings.HEARTBEAT + " is " + heartbeat
          + " and not below kafka." + GivenSettings.SESSION + ", " + session, "set it to a third of that"));
    }
  }
}
