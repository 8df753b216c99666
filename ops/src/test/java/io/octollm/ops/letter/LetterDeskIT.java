package io.octollm.ops.letter;

import static io.octollm.ops.Cluster.header;
import static io.octollm.ops.Cluster.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.Origin;
import io.octollm.schema.TaskError;
import io.octollm.schema.TaskReader;
import io.octollm.schema.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class LetterDeskIT {
  private Cluster cluster;

  @BeforeEach
  void topics(EmbeddedBroker broker) {
    cluster = new Cluster(broker.bootstrap());
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private LetterDesk desk() {
    return new LetterDesk(settings(ReplayTarget.ORIGIN), cluster.kafka(), cluster.topics(),
        Clock.systemUTC());
  }

  private ReplaySettings settings(ReplayTarget to) {
    return new ReplaySettings(
        cluster.topics().prefix() + "app", to, 1000, 3, ReplaySettings.MAX_RECORD_BYTES);
  }

  private Replay replay(ReplayTarget to) {
    return new Replay(settings(to), cluster.kafka(), cluster.topics(), Clock.systemUTC());
  }

  private List<Letter> letters() {
    return new DeadLetters(cluster.kafka(), cluster.topics()).list(LetterFilter.ALL).letters();
  }

  private List<Audit> audits() {
    return cluster.records(cluster.topics().replays()).stream()
        .map(record -> Codec.decode(record.value(), Audit.class).orThrow()).toList();
  }

  private OriginalEditor editor() {
    return new OriginalEditor(cluster.kafka(), new TaskReader(1 << 20),
        new Reflex(Policy.defaults(), new byte[32]));
  }

  private Letter failed(String json) {
    Origin origin = cluster.task(id(1), json, 1);
    cluster.bury(new DeadLetter(id(1), Cluster.request(id(1)), "coder",
        TaskError.of(ErrorCode.BUDGET_EXCEEDED, "spent"), 1, Instant.now(), origin, 0, null, false));
    return letters().getFirst();
  }

  @Test
  void dismissedLetterIsOpenNoLongerAndNoReplayTakesIt() {
    cluster.failed(id(1), 0, 0);
    cluster.failed(id(2), 1, 0);
    int done = desk().dismiss(letters().subList(0, 1));

    assertThat(done).isEqualTo(1);
    assertThat(letters()).extracting(Letter::open).containsExactly(false, true);
    assertThat(audits()).singleElement().satisfies(audit -> {
      assertThat(audit.action()).isEqualTo("dismissed");
      assertThat(audit.letter()).isEqualTo(letters().getFirst().place());
      assertThat(audit.target()).isNull();
    });
    assertThat(replay(ReplayTarget.ORIGIN).plan(LetterFilter.ALL).count()).isEqualTo(1);
  }

  @Test
  void parkedLetterLiesInItsTopicAndIsParkedOnce() {
    DeadLetter letter = cluster.failed(id(1), 0, 0);
    List<Letter> meant = letters();

    assertThat(desk().park(meant)).isEqualTo(1);
    assertThat(desk().park(meant)).isZero();
    assertThat(cluster.records(cluster.topics().deadLetters(Topics.PARKED))).singleElement()
        .satisfies(record -> assertThat(Codec.decode(record.value(), DeadLetter.class).orThrow())
            .isEqualTo(letter));
  }

  @Test
  void editedOriginalIsANewTaskOfTheSameRequestAndItsAuditSaysWhatChanged() {
    Letter letter = failed("{\"task_id\":\"" + id(1)
        + "\",\"goal\":\"write to jane.roe@example.org\",\"budget\":{\"max_tokens\":10}}");
    OriginalEditor editor = editor();
    OriginalEditor.Edited edited = editor.set(letter, editor.original(letter).orElseThrow(),
        Map.of("budget.max_tokens", Codec.parse("500")));

    assertThat(desk().edit(letter, edited)).isTrue();
    ConsumerRecord<byte[], byte[]> task =
        cluster.records(cluster.topics().tasks()).stream()
            .filter(record -> header(record, HeaderNames.REPLAY_ID) != null).findFirst().orElseThrow();
    assertThat(edited.taskId()).startsWith("task-").isNotEqualTo(id(1));
    assertThat(new String(task.key(), UTF_8)).isEqualTo(edited.taskId());
    assertThat(Codec.parse(task.value()).at("/budget/max_tokens").intValue()).isEqualTo(500);
    assertThat(header(task, HeaderNames.REQUEST_ID)).isEqualTo(letter.letter().requestId());
    Audit audit = audits().getFirst();
    assertThat(audit.taskId()).isEqualTo(edited.taskId());
    assertThat(audit.edit()).isNotNull();
    assertThat(audit.edit().changes()).contains("budget.max_tokens: 10 -> 500");
    assertThat(audit.edit().original()).contains("<EMAIL_1>").doesNotContain("jane");
    assertThat(letters()).extracting(Letter::open).containsExactly(false);
  }

  @Test
  void whatTheFilterTakesOutIsInNoAuditHoweverItIsEdited() {
    Letter letter = failed("{\"goal\":\"write to jane.roe@example.org\"}");
    OriginalEditor.Edited edited = editor().replace(letter, editor().original(letter).orElseThrow(),
        "{\"goal\":\"write to john.doe@example.org\",\"task_id\":\"mine\"}");
    desk().edit(letter, edited);

    assertThat(edited.taskId()).isEqualTo("mine");
    assertThat(cluster.records(cluster.topics().replays())).allSatisfy(record ->
        assertThat(new String(record.value(), UTF_8)).doesNotContain("jane").doesNotContain("john"));
  }

  @Test
  void editThatIsNoTaskIsRefusedByField() {
    Letter letter = failed("{\"goal\":\"x\"}");

    assertThatThrownBy(() -> editor().set(letter, "{\"goal\":\"x\"}",
        Map.of("priority", Codec.parse("\"soon\"")))).hasMessageContaining("priority");
    assertThatThrownBy(() -> editor().set(letter, "no json",
        Map.of("goal", Codec.parse("\"y\"")))).hasMessageContaining("whole task");
  }

  @Test
  void replayToTheStepResumesEachTaskOnceAtItsHomePartition() {
    cluster.failed(id(2), 2, 0);
    failed("{\"goal\":\"x\"}");
    Letter rejected = letters().getFirst();
    cluster.bury(new DeadLetter(id(3), Cluster.request(id(3)), "reflex",
        TaskError.of(ErrorCode.INVALID_FIELD, "goal"), 0, Instant.now(),
        rejected.letter().origin(), 0, null, false));
    Replay replay = replay(ReplayTarget.STEP);
    ReplayPlan plan = replay.plan(LetterFilter.ALL);
    ReplayOutcome outcome = replay.execute(LetterFilter.ALL, plan.hash());

    assertThat(plan.refused()).isEqualTo(Map.of("never_began", 1));
    assertThat(outcome).isInstanceOf(ReplayOutcome.Done.class);
    assertThat(cluster.records(cluster.topics().control())).hasSize(2).anySatisfy(record -> {
      assertThat(record.partition()).isEqualTo(2);
      assertThat(Codec.decode(record.value(), Command.class).orThrow())
          .isEqualTo(new Command.Resume(id(2), null, null));
    });
    assertThat(audits()).extracting(Audit::action).containsOnly("resumed");
    assertThat(replay(ReplayTarget.STEP).plan(LetterFilter.ALL).count()).isZero();
  }

  @Test
  void taskThatWasResumedTooOftenIsParked() {
    for (int i = 0; i < 4; i++) {
      cluster.failed(id(1), 0, 0);
      Replay replay = replay(ReplayTarget.STEP);
      replay.execute(LetterFilter.ALL, replay.plan(LetterFilter.ALL).hash());
    }

    assertThat(cluster.records(cluster.topics().control())).hasSize(3);
    assertThat(cluster.records(cluster.topics().deadLetters(Topics.PARKED))).hasSize(1);
  }

  @Test
  void purgeRemovesWhatFailedBeforeATimeAndNothingElse() {
    cluster.failed(id(1), 0, 0);
    cluster.failed(id(2), 0, 0);
    LetterPurge purge = new LetterPurge(
        settings(ReplayTarget.ORIGIN), cluster.kafka(), cluster.topics(), Clock.systemUTC());
    LetterPurge.Plan plan = purge.plan(letters().getLast().letter().failedAt());

    assertThat(plan.letters()).isEqualTo(1);
    assertThat(plan.open()).isEqualTo(1);
    assertThat(letters()).hasSize(2);
    purge.execute(plan);
    assertThat(letters()).extracting(letter -> letter.letter().taskId()).containsExactly(id(2));
    assertThat(letters().getFirst().open()).isTrue();
    assertThat(audits()).extracting(Audit::action).containsExactly("purged");
  }

  @Test
  void statsNameTheFirstOfEachKind() {
    cluster.failed(id(1), 0, 0);
    failed("{\"goal\":\"x\"}");
    cluster.failed(id(2), 0, 0);
    LetterStats stats = LetterStats.of(letters());

    assertThat(stats.kinds()).extracting(LetterStats.Kind::code)
        .containsExactly("NO_SUITABLE_ARM", "BUDGET_EXCEEDED");
    assertThat(stats.kinds().getFirst().count()).isEqualTo(2);
    assertThat(stats.kinds().getFirst().first().letter().taskId()).isEqualTo(id(1));
    assertThat(stats.kinds().getFirst().times().stream().mapToInt(n -> n).sum()).isEqualTo(2);
    assertThat(stats.kinds().getFirst().bars()).hasSize(LetterStats.SLICES);
  }
}
