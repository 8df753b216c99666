package io.octollm.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.EventName;
import io.octollm.schema.Topics;
import io.octollm.schema.lines.HeardLines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class ArmTopicsIT {
  private static final String ARM = "stranger";
  private final Topics names = new Topics("arm-topics.");
  private final Map<String, Object> kafka;

  ArmTopicsIT(EmbeddedBroker broker) {
    kafka = Map.of("bootstrap.servers", broker.bootstrap());
  }

  @Test
  void anArmWithoutItsTopicsIsNamedOnceAndRoutedToWhenItHasThem() throws Exception {
    try (Admin admin = Admin.create(kafka); HeardLines lines = new HeardLines(ArmTopics.class);
        ArmTopics topics = new ArmTopics(names, Admin.create(kafka), List.of(), Duration.ofHours(1))) {
      assertThat(topics.test(ARM)).isFalse();
      create(admin, names.arm(ARM));
      topics.lookUp();
      topics.lookUp();

      assertThat(topics.test(ARM)).isFalse();
      assertThat(lines.of(EventName.CONNECTIVITY_REFUSED)).singleElement()
          .satisfies(line -> assertThat(line.fields()).containsEntry("target", names.deadLetters(ARM)));

      create(admin, names.deadLetters(ARM));
      topics.lookUp();

      assertThat(topics.test(ARM)).isTrue();
    }
  }

  private static void create(Admin admin, String... topics) throws Exception {
    admin.createTopics(Stream.of(topics).map(name -> new NewTopic(name, 1, (short) 1)).toList()).all().get();
  }
}
