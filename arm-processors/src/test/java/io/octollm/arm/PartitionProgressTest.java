package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.arm.PartitionProgress.Commit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionProgressTest {
  @Test
  void nothingIsDueBeforeAnythingWasRead() {
    assertThat(PartitionProgress.fresh().due()).isNull();
  }

  @Test
  void slowRecordHoldsTheOffsetAndTheNoteNamesWhatIsDoneAboveIt() {
    var progress = PartitionProgress.fresh();
    LongStream.range(0, 2000).forEach(progress::begin);
    LongStream.range(1, 2000).forEach(progress::finish);

    Commit due = due(progress);

    assertThat(due.offset()).isZero();
    assertThat(redone(due, 2000)).containsExactly(0L);
  }

  @Test
  void everythingFinishedCommitsThePositionBehindTheMarkers() {
    var progress = PartitionProgress.fresh();
    progress.begin(0);
    progress.begin(1);
    progress.finish(1);
    progress.finish(0);
    progress.advanceTo(3);

    assertThat(progress.due()).isEqualTo(new Commit(3, ""));
  }

  @Test
  void commitThatSaysItAllIsNotRepeated() {
    var progress = PartitionProgress.fresh();
    progress.begin(0);
    progress.finish(0);
    progress.committed(due(progress));

    assertThat(progress.due()).isNull();
  }

  @Test
  void commitThatFailedIsDueAgain() {
    var progress = PartitionProgress.fresh();
    progress.begin(0);
    progress.finish(0);
    progress.committed(due(progress));
    progress.notCommitted();

    assertThat(progress.due()).isEqualTo(new Commit(1, ""));
  }

  @Test
  void nextOwnerSkipsWhatIsDoneAndKeepsItOnRecordUntilItHasPassed() {
    var first = PartitionProgress.fresh();
    LongStream.range(0, 10).forEach(first::begin);
    LongStream.of(2, 3, 7, 9).forEach(first::finish);
    Commit handedOver = due(first);
    var second = PartitionProgress.resumed(handedOver.offset(), handedOver.note());
    second.begin(0);
    second.finish(0);

    assertThat(redone(due(second), 12)).containsExactlyInAnyOrder(1L, 4L, 5L, 6L, 8L, 10L, 11L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1:", "1:zz", "2:5:1", "1:5:-3", "1:5:!", "1:a:b:c", "host-17"})
  void foreignNoteSaysNothing(String note) {
    var progress = PartitionProgress.resumed(5, note);

    assertThat(IntStream.range(5, 40).allMatch(progress::begin)).isTrue();
  }

  @Test
  void noteStaysBelowTheBrokersLimitAndLosesNothing() {
    var progress = PartitionProgress.fresh();
    LongStream.range(0, 20_000).forEach(progress::begin);
    LongStream.range(0, 20_000).filter(o -> o % 2 == 1).forEach(progress::finish);

    Commit due = due(progress);

    assertThat(due.note().length()).isBetween(3000, 4000);
    assertThat(redone(due, 20_000)).contains(0L, 2L, 10_000L, 19_998L).hasSizeLessThan(19_000);
  }

  @Test
  void noteThatCannotNameAllThatIsOpenLetsNothingBegin() {
    var progress = PartitionProgress.fresh();
    LongStream.range(0, 20_000).forEach(progress::begin);

    assertThat(progress.wholeWith(List.of(7L))).isNull();
  }

  @Test
  void noteOfAStartNamesItAsDoneAndChangesNothingUntilItIsCommitted() {
    var progress = PartitionProgress.fresh();
    LongStream.range(0, 500).forEach(progress::begin);

    Commit start = Objects.requireNonNull(progress.wholeWith(List.of(7L)));

    assertThat(redone(start, 500)).hasSize(499).doesNotContain(7L);
    assertThat(redone(due(progress), 500)).hasSize(500);
  }

  /** Whatever the order and wherever a crash falls: nothing unfinished is skipped. */
  @Test
  void randomOrdersAndCrashesNeverLoseARecord() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Set<Long> worked = new HashSet<>();
      Commit committed = new Commit(0, "");
      int end = 200;
      for (int crash = 0; crash < 5; crash++) {
        var progress = PartitionProgress.resumed(committed.offset(), committed.note());
        List<Long> taken = new ArrayList<>();
        long upTo = crash == 4 ? end : committed.offset() + random.nextInt(end);
        for (long o = committed.offset(); o < Math.min(end, upTo); o += 1 + random.nextInt(2) * (o % 7 == 0 ? 1 : 0)) {
          if (progress.begin(o)) {
            taken.add(o);
          }
        }
        Collections.shuffle(taken, random);
        int finished = crash == 4 ? taken.size() : random.nextInt(taken.size() + 1);
        for (long offset : taken.subList(0, finished)) {
          worked.add(offset);
          progress.finish(offset);
        }
        committed = Objects.requireNonNullElse(progress.due(), committed);
        for (long below = 0; below < committed.offset(); below++) {
          // Every multiple of 7 may be followed by a marker's offset, which no record bears.
          assertThat(worked.contains(below) || below % 7 == 1).as("seed " + seed + " lost " + below).isTrue();
        }
      }
    }
  }

  private static Commit due(PartitionProgress progress) {
    return Objects.requireNonNull(progress.due());
  }

  private static List<Long> redone(Commit commit, long end) {
    var next = PartitionProgress.resumed(commit.offset(), commit.note());
    return LongStream.range(commit.offset(), end).filter(next::begin).boxed().toList();
  }
}
