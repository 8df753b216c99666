package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.Sources;
import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.EventName;
import io.octollm.schema.lines.HeardLines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class FlagsRoleIT {
  @TempDir Path folder;

  @Test
  void settingsThatCannotBeReadAreNamedLongBeforeTheStartIsGivenUp(EmbeddedBroker broker) throws Exception {
    Configuration configuration = Configuration.read(new Sources(Map.of("data-dir", folder.toString(),
        "kafka.bootstrap", broker.bootstrap(), "topic-prefix", "nobody-made."), Map.of(), List.of()));
    FlagsRole flags = new FlagsRole(
        Ground.of(configuration, Map.of("bootstrap.servers", broker.bootstrap()), 1),
        Duration.ofMillis(50), Duration.ofSeconds(1));

    try (HeardLines lines = new HeardLines(FlagsRole.class)) {
      flags.start();
      assertThatThrownBy(flags::awaitCaughtUp).isInstanceOf(Failure.class)
          .hasMessageContaining("the topic nobody-made.settings was not read within 1 s");

      assertThat(lines.of(EventName.CONNECTIVITY_TIMEOUT)).singleElement()
          .satisfies(line -> assertThat(line.fields()).containsEntry("target", "nobody-made.settings"));
    } finally {
      flags.close();
    }
  }
}
