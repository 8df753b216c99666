package io.octollm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mutants and bombs take the fold's place: the example's bundle notices most of those that it reaches. */
class MutantReplayTest {
  @TempDir Path folder;

  @Test
  @Timeout(120)
  void bundleOfOneTaskNoticesMutantsAndDoesNotComeByOthers() throws Exception {
    MutantReplay.Score score =
        new MutantReplay(folder, List.of(Path.of("../examples/incident.zip"))).of(31, 16);

    assertThat(score.reached()).as(score::toString).isEqualTo(16);
    assertThat(score.noticed()).as(score::toString).isGreaterThanOrEqualTo(12);
    assertThat(score.unreached()).as(score::toString).isPositive();
  }
}
