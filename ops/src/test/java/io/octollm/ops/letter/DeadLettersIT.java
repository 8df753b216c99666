package io.octollm.ops.letter;

import static io.octollm.ops.Cluster.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class DeadLettersIT {
  private static final LetterFilter OF_TWO = LetterFilter.parse(Map.of("task", id(2)));

  private Cluster cluster;

  @BeforeEach
  void threeLetters(EmbeddedBroker broker) {
    cluster = new Cluster(broker.bootstrap());
    for (int i = 1; i <= 3; i++) {
      cluster.failed(id(i), 0, 0);
    }
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private DeadLetters letters(Search.Index index) {
    return new DeadLetters(
        cluster.kafka(), cluster.topics(), new Search(index, TopicReader.Watch.NONE));
  }

  private static List<String> tasks(DeadLetters.Found found) {
    return found.letters().stream().map(Letter::letter).map(DeadLetter::taskId).toList();
  }

  @Test
  void limitKeepsTheOldestAndTellsHowManyItLeavesOff() {
    DeadLetters.Found found =
        letters(id -> Optional.empty()).list(LetterFilter.parse(Map.of("limit", "2")));

    assertThat(tasks(found)).containsExactly(id(1), id(2));
    assertThat(found.leftOff()).isEqualTo(1);
  }

  /** The oldest are done: a limit that counted them would never come to the others. */
  @Test
  void limitOfAReplayCountsOpenLettersAlone() {
    LetterFilter two = LetterFilter.parse(Map.of("limit", "2"));
    replay().execute(two, replay().plan(two).hash());

    ReplayPlan plan = replay().plan(two);

    assertThat(plan.takes()).extracting(letter -> letter.letter().taskId()).containsExactly(id(3));
    assertThat(plan.refused()).containsExactly(entry(Planner.ALREADY_REPLAYED, 2));
  }

  private Replay replay() {
    return new Replay(ReplaySettings.defaults(cluster.topics().prefix() + "app"), cluster.kafka(),
        cluster.topics(), Clock.systemUTC());
  }

  @Test
  void parkedLetterIsFoundWhereItWasAndWhereItLiesByWhoParkedIt() {
    List<Letter> first = letters(id -> Optional.empty()).list(OF_TWO).letters();
    new LetterDesk(ReplaySettings.defaults(cluster.topics().prefix() + "app"), cluster.kafka(),
        cluster.topics(), Clock.systemUTC()).park(first);
    Letter before = letters(id -> Optional.empty()).list(OF_TWO).letters().getFirst();
    DeadLetters.Found parked = letters(id -> Optional.empty()).parked(LetterFilter.ALL, l -> true);

    assertThat(before.fate().state()).isEqualTo(Fate.State.PARKED);
    assertThat(before.fate().replayId()).startsWith("by-hand-");
    assertThat(tasks(parked)).containsExactly(id(2));
    Letter lies = parked.letters().getFirst();
    assertThat(lies.place().topic()).isEqualTo(cluster.topics().deadLetters(Topics.PARKED));
    assertThat(lies.fate()).isEqualTo(before.fate());
    assertThat(letters(id -> Optional.empty()).show(lies.place())).get()
        .extracting(DeadLetter::taskId).isEqualTo(id(2));
  }

  @Test
  void stagesAreThoseOfEveryPipelineAndOfTheArmsThatHaveTopics() {
    assertThat(letters(id -> Optional.empty()).stages())
        .containsExactly("coder", "intake", "orchestrator", "reflex");
  }

  @Test
  void lettersOfTheStageAreCountedAlsoWhereNoneIsMeant() {
    DeadLetters letters = letters(id -> Optional.empty());

    assertThat(letters.list(LetterFilter.parse(Map.of("arm", "coder"))).ofStage()).isZero();
    assertThat(letters.list(LetterFilter.parse(
        Map.of("stage", "orchestrator", "code", "IN_DOUBT"))).ofStage()).isEqualTo(3);
  }

  /** The index here is wrong, so that it shows who was asked. */
  @Test
  void whereTheRecordsOfAnIdAreKnownNoOtherIsRead() {
    Place other = letters(id -> Optional.empty()).list(LetterFilter.ALL).letters().getFirst().place();

    assertThat(tasks(letters(id -> Optional.of(Set.of(other))).list(OF_TWO))).isEmpty();
    assertThat(tasks(letters(id -> Optional.of(Set.of(other))).list(LetterFilter.ALL))).hasSize(3);
  }

  @Test
  void lettersOfAnIdAreFoundWhereTheIndexSaysTheyLie() {
    Place place = letters(id -> Optional.empty()).list(OF_TWO).letters().getFirst().place();
    Set<Place> places = Set.of(place, new Place(cluster.topics().events(), 0, 0));

    assertThat(tasks(letters(id -> Optional.of(places)).list(OF_TWO))).containsExactly(id(2));
  }

  @Test
  void idThatTheIndexDoesNotKnowIsLookedForEverywhere() {
    assertThat(tasks(letters(id -> Optional.of(Set.of())).list(OF_TWO))).containsExactly(id(2));
  }

  @Test
  void readingTellsHowFarItHasComeAndThatItIsOver() {
    List<String> told = new ArrayList<>();
    new DeadLetters(cluster.kafka(), cluster.topics(), watched(told)).list(LetterFilter.ALL);

    assertThat(told).endsWith("3 of 3", "end");
  }

  @Test
  void replayTellsItAsWell() {
    cluster.failed(id(4), 0, 3);
    List<String> told = new ArrayList<>();
    Replay replay = new Replay(new ReplaySettings(cluster.topics().prefix() + "app",
        ReplayTarget.ORIGIN, 10, 3, ReplaySettings.MAX_RECORD_BYTES), cluster.kafka(),
        cluster.topics(), Clock.systemUTC(), watched(told));
    String hash = replay.plan(LetterFilter.ALL).hash();
    told.clear();
    replay.execute(LetterFilter.ALL, hash);

    assertThat(told).endsWith("end", "1 of 4", "2 of 4", "3 of 4", "4 of 4", "end");
  }

  private static Search watched(List<String> told) {
    return new Search(id -> Optional.empty(), new TopicReader.Watch() {
      @Override
      public void read(long read, long all) {
        told.add(read + " of " + all);
      }

      @Override
      public void end() {
        told.add("end");
      }
    });
  }
}
