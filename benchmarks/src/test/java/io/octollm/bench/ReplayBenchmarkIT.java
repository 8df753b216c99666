package io.octollm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A small run with a program that does nothing, for the verbs themselves are not on this class path. */
@Tag("slow")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ReplayBenchmarkIT {
  private static final String FLAGS = "octollm.brief.flags";

  @TempDir Path folder;

  /** Stands in for the program. */
  static final class Idle {
    private Idle() {}

    public static void main(String[] arguments) {
      System.out.println("done");
    }
  }

  @AfterEach
  void forget() {
    System.clearProperty(FLAGS);
  }

  @Test
  void printsThePromisedFigures() throws InterruptedException {
    System.setProperty(FLAGS, "-XX:TieredStopAtLevel=1\n-Dof=short verbs");
    ObjectNode figures = new ReplayBenchmark(
        new ReplayBenchmark.Size(Idle.class.getName(), 1)).run(folder, _ -> { });

    assertThat(List.of("from_main_s", "least_from_main_s", "process_s", "version_process_s", "ratio_to_version"))
        .allSatisfy(name -> assertThat(figures.get(name).doubleValue()).as(name).isNotNegative());
    assertThat(figures.get("process_s").doubleValue()).isGreaterThan(figures.get("from_main_s").doubleValue());
  }

  @Test
  void saysWhatIsMissingWhereTheLauncherDidNotStartIt() {
    assertThatThrownBy(() -> new ReplayBenchmark(
        new ReplayBenchmark.Size(Idle.class.getName(), 1)).run(folder, _ -> { }))
        .hasMessageContaining("launcher");
  }
}
