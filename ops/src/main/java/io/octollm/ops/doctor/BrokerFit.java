package io.octollm.ops.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/**
 * Holds a broker's features and limits against what the clients of a pipeline are about to ask for;
 * asks nobody.
 *
 * @param kafka the client settings
 * @param classicStreams whether the topology's group uses the classic protocol
 */
public record BrokerFit(Map<String, Object> kafka, boolean classicStreams) {
  static final String FEATURES = "broker features";
  static final String TIMEOUTS = "time-outs";
  private static final short TRANSACTIONS_V2 = 2;
  /** What Streams, and our workers, ask for unless they are told otherwise. */
  private static final long TRANSACTION_MILLIS = 10_000;

  /** A feature that the broker's version must have switched on. */
  private record Needed(String feature, short level, String without, String instead, boolean decisive) {}

  public BrokerFit {
    kafka = Map.copyOf(kafka);
  }

  public List<Misfit> features(Map<String, FinalizedVersionRange> found) {
    List<Needed> needed = new ArrayList<>();
    needed.add(new Needed("transaction.version", TRANSACTIONS_V2,
        "a lost client may leave a transaction open", "", false));
    if (!classicStreams) {
      needed.add(new Needed("streams.version", (short) 1, "the topology cannot join its group",
          ", or set OCTOLLM_STREAMS_PROTOCOL=classic", true));
    }
    if (!given().classicArms()) {
      needed.add(new Needed("group.version", (short) 1, "the arms cannot join their groups",
          ", or set OCTOLLM_KAFKA_GROUP_PROTOCOL=classic", true));
    }
    return needed.stream().filter(n -> level(found, n.feature()) < n.level())
        .map(n -> new Misfit(FEATURES,
            n.feature() + " is " + level(found, n.feature()) + ", " + n.level() + " is needed: " + n.without(),
            "kafka-features.sh upgrade --feature " + n.feature() + "=" + n.level() + n.instead(),
            n.decisive()))
        .toList();
  }

  private static int level(Map<String, FinalizedVersionRange> found, String feature) {
    FinalizedVersionRange range = found.get(feature);
    return range == null ? 0 : range.maxVersionLevel();
  }

  /** @param broker the settings of one */
  public List<Misfit> limits(Config broker) {
    List<Misfit> misfits = new ArrayList<>();
    long most = TopicFit.number(TopicFit.value(broker, "transaction.max.timeout.ms"), Long.MAX_VALUE);
    long asked = given().number("transaction.timeout.ms", TRANSACTION_MILLIS);
    if (asked > most) {
      misfits.add(Misfit.decisive(TIMEOUTS, "kafka.transaction.timeout.ms is " + asked
          + ", the broker's transaction.max.timeout.ms is " + most, "lower the first or raise the second"));
    }
    if (classicStreams || given().classicArms()) {
      session(misfits, broker);
    }
    return misfits;
  }

  private void session(List<Misfit> misfits, Config broker) {
    long session = given().sessionMillis();
    long least = TopicFit.number(TopicFit.value(broker, "group.min.session.timeout.ms"), 0);
    long most = TopicFit.number(TopicFit.value(broker, "group.max.session.timeout.ms"), Long.MAX_VALUE);
    if (session < least || session > most) {
      misfits.add(Misfit.decisive(TIMEOUTS, "kafka.session.timeout.ms is " + session
          + ", the broker takes " + least + " to " + most,
          "set it between them"));
    }
  }

  private GivenSettings given() {
    return new GivenSettings(kafka);
  }
}
