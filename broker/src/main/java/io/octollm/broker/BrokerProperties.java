package io.octollm.broker;

import java.util.Properties;

/** The server properties of a broker that is alone, on loopback, and often killed. */
final class BrokerProperties {
  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";

  private static final String CLIENTS = "PLAINTEXT";

  private BrokerProperties() {}

  static Properties of(EmbeddedBroker.Settings settings, Ports ports) {
    var properties = new Properties();
    addresses(properties, ports);
    aloneInItsCluster(properties);
    quickAfterAKill(properties);
    quickGroups(properties);
    small(properties);
    properties.put("log.dirs", settings.dataDir().toString());
    properties.put("message.max.bytes", String.valueOf(settings.maxMessageBytes()));
    properties.put("replica.fetch.max.bytes", String.valueOf(settings.maxMessageBytes()));
    // A topic that a typing error makes is worse than an error.
    properties.put("auto.create.topics.enable", "false");
    return properties;
  }

  private static void addresses(Properties p, Ports ports) {
    var client = CLIENTS + "://" + ports.bootstrap();
    p.put("process.roles", "broker,controller");
    p.put("node.id", String.valueOf(NODE_ID));
    p.put("controller.quorum.voters", NODE_ID + "@" + ports.controllerAddress());
    p.put("listeners", client + "," + CONTROLLER + "://" + ports.controllerAddress());
    p.put("advertised.listeners", client);
    p.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    p.put("controller.listener.names", CONTROLLER);
    p.put("inter.broker.listener.name", CLIENTS);
  }

  private static void aloneInItsCluster(Properties p) {
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "4");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "4");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("share.coordinator.state.topic.num.partitions", "4");
  }

  /** After a kill everybody waits for the sessions of the dead: the defaults are 9 and 45 s. */
  private static void quickAfterAKill(Properties p) {
    p.put("broker.session.timeout.ms", "2000");
    p.put("broker.heartbeat.interval.ms", "500");
    for (String kind : new String[] {"consumer", "streams", "share"}) {
      p.put("group." + kind + ".min.session.timeout.ms", "6000");
      p.put("group." + kind + ".session.timeout.ms", "6000");
    }
    p.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
  }

  /** A first assignment in tenths of a second: the defaults are made for large, busy groups. */
  private static void quickGroups(Properties p) {
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("group.streams.initial.rebalance.delay.ms", "0");
    for (String kind : new String[] {"consumer", "streams", "share"}) {
      p.put("group." + kind + ".min.heartbeat.interval.ms", "1000");
      p.put("group." + kind + ".heartbeat.interval.ms", "1000");
    }
  }

  private static void small(Properties p) {
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "4");
    p.put("log.cleaner.dedupe.buffer.size", "4194304");
  }
}
