package io.octollm.schema.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.slf4j.LoggerFactory;

/** Alone: what it logs would else fail the class that runs beside it. */
@Isolated
class CatalogueExtensionTest {
  @Test
  void classThatLogsAnUnknownFieldFails() {
    LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
        .selectors(selectClass(Careless.class)).build();
    SummaryGeneratingListener seen = new SummaryGeneratingListener();

    Careless.asked = true;
    LauncherFactory.create().execute(request, seen);

    Careless.asked = false;
    assertThat(seen.getSummary().getFailures()).singleElement().satisfies(failure ->
        assertThat(failure.getException())
            .hasMessageContaining("policy.updated does not list colour (io.octollm.careless)"));
  }

  /** For the test above alone, whoever else finds it. */
  @ExtendWith(CatalogueExtension.class)
  static class Careless {
    static boolean asked;

    @Test
    void logs() {
      assumeTrue(asked);
      LoggerFactory.getLogger("io.octollm.careless").atDebug().setMessage("policy.updated")
          .addKeyValue("policy", "1").addKeyValue("colour", "red").log();
    }
  }
}
