package io.octollm.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

/** What a broker of one node cannot show. */
class FitTest {
  private static final Topics TOPICS = new Topics("octollm.");
  private static final Node NODE = new Node(1, "127.0.0.1", 9092);
  private static final Topics.Spec RESULTS = TOPICS.specs(1, List.of()).stream()
      .filter(spec -> spec.name().equals(TOPICS.results())).findFirst().orElseThrow();

  private static Config config(Map<String, String> settings) {
    return new Config(settings.entrySet().stream().map(e -> new ConfigEntry(e.getKey(), e.getValue())).toList());
  }

  @Test
  void oneReplicaOnSeveralBrokersIsBearableAndNamed() {
    TopicDescription topic = new TopicDescription(TOPICS.results(), false,
        List.of(new TopicPartitionInfo(0, NODE, List.of(NODE), List.of(NODE))));

    assertThat(new TopicFit(TOPICS, 3, null, null).misfits(RESULTS, topic, config(RESULTS.settings())))
        .singleElement().satisfies(misfit -> {
          assertThat(misfit.decisive()).isFalse();
          DoctorPage.tells(misfit.trouble("topic octollm.results"));
          assertThat(misfit.line()).startsWith("octollm.results has 1 replica(s) on 3 brokers");
        });
    assertThat(new TopicFit(TOPICS, 1, null, null).misfits(RESULTS, topic, config(RESULTS.settings()))).isEmpty();
  }

  @Test
  void aSessionThatTheBrokerDoesNotTakeIsDecisiveForClassicGroupsAlone() {
    Config broker = config(Map.of("group.min.session.timeout.ms", "6000",
        "group.max.session.timeout.ms", "1800000", "transaction.max.timeout.ms", "900000"));
    Map<String, Object> kafka = Map.of("session.timeout.ms", "3000");

    assertThat(new BrokerFit(kafka, true).limits(broker)).singleElement().satisfies(misfit -> {
      assertThat(misfit.decisive()).isTrue();
      DoctorPage.tells(misfit.trouble(misfit.what()));
      assertThat(misfit.cause()).isEqualTo("kafka.session.timeout.ms is 3000, the broker takes 6000 to 1800000");
    });
    assertThat(new BrokerFit(kafka, false).limits(broker)).isEmpty();
  }

  @Test
  void aBrokerWithoutTheNewGroupsNamesBothWaysOut() {
    assertThat(new BrokerFit(Map.of(), false).features(Map.of()))
        .allSatisfy(misfit -> DoctorPage.tells(misfit.trouble(misfit.what())))
        .extracting(Misfit::decisive).containsExactly(false, true, true);
    assertThat(new BrokerFit(Map.of("group.protocol", "classic"), true).features(Map.of()))
        .singleElement().satisfies(m -> assertThat(m.line()).contains("transaction.version is 0, 2 is needed"));
  }

  @Test
  void heartbeatsMustFitIntoTheSession() {
    assertThat(new ClientFit(Map.of("group.protocol", "classic", "session.timeout.ms", "10000",
            "heartbeat.interval.ms", "10000")).misfits())
        .singleElement().satisfies(m -> assertThat(m.line())
            .contains("kafka.heartbeat.interval.ms is 10000 and not below kafka.session.timeout.ms, 10000"));
  }

  @Test
  void prefixedKeysAndThoseOfAPlugInAreNotMistaken() {
    assertThat(new ClientFit(Map.of("bootstrap.servers", "a:1", "producer.linger.ms", "5",
        "main.consumer.fetch.max.wait.ms", "10", "vendor.plugin.key", "x", "sasl.mechanism", "PLAIN",
        "security.protocol", "SASL_SSL")).misfits()).isEmpty();
  }
}
