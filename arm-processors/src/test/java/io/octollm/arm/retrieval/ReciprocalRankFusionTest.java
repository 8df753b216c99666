package io.octollm.arm.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.octollm.arm.retrieval.ReciprocalRankFusion.Fused;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReciprocalRankFusionTest {
  @Test
  void itemOfBothRankingsScoresTheSumOfBothPlaces() {
    List<Fused<String>> fused = ReciprocalRankFusion.of(List.of(List.of("a", "b"), List.of("c", "a")));

    assertThat(fused).extracting(Fused::item).containsExactly("a", "c", "b");
    assertThat(fused.getFirst().score()).isCloseTo(1 / 61.0 + 1 / 62.0, within(1e-12));
    assertThat(fused.getLast().score()).isCloseTo(1 / 62.0, within(1e-12));
  }

  @Test
  void ofEqualsTheEarlierRankingComesFirst() {
    assertThat(ReciprocalRankFusion.of(List.of(List.of("a"), List.of("b")))).extracting(Fused::item)
        .containsExactly("a", "b");
  }

  @Test
  void rankingWithoutItemsChangesNothing() {
    assertThat(ReciprocalRankFusion.of(List.of(List.of(), List.of("b", "a")))).extracting(Fused::item)
        .containsExactly("b", "a");
  }
}
