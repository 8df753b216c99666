package io.octollm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A failed task on a running pipeline, from its dead letter to its replay, by the verbs alone. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@TestMethodOrder(OrderAnnotation.class)
class DlqVerbsIT {
  private static final String FAILED = "task-00000000-0000-4000-8000-00000000000f";

  @TempDir static Path folder;
  private static OtherJvm up;
  private static String bootstrap;

  @BeforeAll
  static void start() throws IOException {
    up = OtherJvm.start(folder, "up", "--data", data(), "--port", "0");
    bootstrap = Codec.json().readTree(up.firstLine(Duration.ofSeconds(90))).get("bootstrap").stringValue();
    fail(FAILED);
  }

  @AfterAll
  static void end() {
    up.close();
  }

  private static String data() {
    return folder.resolve("data").toString();
  }

  private static CommandRun verb(String input, String... arguments) {
    return CommandRun.with(input, Map.of("OCTOLLM_DATA_DIR", data()), folder, arguments);
  }

  private static JsonNode json(CommandRun run) {
    return Codec.json().readTree(run.out());
  }

  /** Submits a task that ends as a dead letter. */
  private static void fail(String id) {
    verb("{\"task_id\":\"" + id + "\",\"goal\":\"rm -rf /\",\"assigned_arm\":\"executor\"}\n",
        "submit", "-", "--wait");
  }

  @Test
  @Order(1)
  void letterIsListedInTheFormOfTheContract() {
    CommandRun run = verb("", "dlq", "ls", "--json", "--arm", "executor");

    assertThat(json(run).propertyNames()).containsExactly("topic", "partition", "offset", "task_id",
        "request_id", "stage", "code", "attempt", "failed_at", "replay_count", "origin", "open", "state",
        "replay_id", "new_task_id");
    assertThat(json(run).get("open").booleanValue()).isTrue();
    assertThat(json(run).get("state").stringValue()).isEqualTo("open");
    assertThat(json(run).get("code").stringValue()).isEqualTo("COMMAND_NOT_ALLOWED");
  }

  @Test
  @Order(1)
  void showGivesAdviceAndTheStory() {
    CommandRun run = verb("", "dlq", "show", FAILED);

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("advice: ", "original: octollm.tasks-", "arm.call.failed");
  }

  @Test
  @Order(1)
  void badFilterIsAUsageErrorThatNamesIt() {
    CommandRun run = verb("", "dlq", "ls", "--since", "yesterday");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("--since must be an ISO-8601 instant");
  }

  @Test
  @Order(1)
  void stageThatNoLetterCanBeOfNamesTheNearestAndOneWithoutLettersIsSaid() {
    CommandRun stage = verb("", "dlq", "ls", "--stage", "intak");
    CommandRun arm = verb("", "dlq", "replay", "--dry-run", "--arm", "codr");
    CommandRun stats = verb("", "dlq", "stats", "--arm", "judg");
    CommandRun dismiss = verb("", "dlq", "dismiss", "--arm", "codr", "--yes");
    CommandRun none = verb("", "dlq", "ls", "--arm", "judge", "--json");
    CommandRun noPlan = verb("", "dlq", "replay", "--dry-run", "--arm", "judge");

    assertThat(stage.err()).contains("--stage: no letter can be of intak, the nearest is intake");
    assertThat(arm.err()).contains("--arm: no letter can be of codr, the nearest is coder");
    assertThat(List.of(stage, arm, stats, dismiss)).extracting(CommandRun::exit)
        .containsOnly(Exit.USAGE);
    assertThat(none.exit()).isZero();
    assertThat(none.err()).isEqualTo("none of the letters that were read is of the arm judge\n");
    assertThat(noPlan.err()).isEqualTo(none.err());
  }

  @Test
  @Order(1)
  void topicThatThereIsNotNamesTheNearest() {
    CommandRun run = verb("", "dlq", "ls", "--topic", "octollm.dlq.coddr");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).isEqualTo(
        "octollm: --topic: there is no topic octollm.dlq.coddr, the nearest is octollm.dlq.coder\n");
  }

  @Test
  @Order(1)
  void lettersOfSomebodyElseAreFilteredLinesAndTheRestIsSaid() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic("orders.dlq", 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
    }
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Header> headers = List.of(
          new RecordHeader("__connect.errors.topic", "or\nders".getBytes(UTF_8)),
          new RecordHeader("__connect.errors.exception.class.name",
              "\u001b[2Jof jane.roe@example.org".getBytes(UTF_8)));
      for (int i = 0; i < 2; i++) {
        producer.send(new ProducerRecord<>(
            "orders.dlq", 0, "k".getBytes(UTF_8), "v".getBytes(UTF_8), headers)).get(20, TimeUnit.SECONDS);
      }
    }
    CommandRun run = verb("", "dlq", "ls", "--topic", "orders.dlq", "--limit", "1");

    assertThat(run.lines()).singleElement().asString()
        .endsWith("orders.dlq-0@0  from or\\nders  \\u001b[2Jof <EMAIL_1>");
    assertThat(run.err()).isEqualTo("1 records; 1 more are not shown\n");
  }

  @Test
  @Order(2)
  void originalIsPrintedIfThatIsMeantAndThatIsAudited() {
    CommandRun unasked = verb("", "dlq", "edit", FAILED, "--original");
    CommandRun meant = verb("", "dlq", "edit", FAILED, "--original", "--yes");

    assertThat(unasked.exit()).isEqualTo(Exit.USAGE);
    assertThat(unasked.out()).isEmpty();
    assertThat(unasked.err()).contains("will be printed as it was sent", "say --yes");
    assertThat(meant.out()).contains("\"goal\":\"rm -rf /\"");
    assertThat(json(verb("", "incident", "report", "--since", "2020-01-01T00:00:00Z", "--json"))
        .at("/actions/exported_raw").intValue()).isEqualTo(1);
  }

  @Test
  @Order(2)
  void replayDoesWhatItsPlanSaidAndNotTwice() {
    JsonNode plan = json(verb("", "dlq", "replay", "--task", FAILED, "--dry-run", "--json"));
    String hash = plan.get("plan").stringValue();
    CommandRun first = verb("", "dlq", "replay", "--task", FAILED, "--plan", hash, "--json");
    JsonNode letter = json(verb("", "dlq", "ls", "--task", FAILED, "--json", "--limit", "1"));
    CommandRun second = verb("", "dlq", "replay", "--task", FAILED, "--plan", hash, "--json");

    assertThat(plan.get("count").intValue()).isEqualTo(1);
    assertThat(first.exit()).isZero();
    assertThat(json(first).get("replayed").intValue()).isEqualTo(1);
    assertThat(letter.get("state").stringValue()).isEqualTo("replayed");
    assertThat(letter.get("replay_id").stringValue()).isEqualTo(json(first).get("replay_id").stringValue());
    assertThat(second.exit()).isEqualTo(Exit.USAGE);
    assertThat(second.err()).contains("the letters, or --to or --max-replays, are ");
    assertThat(second.err()).contains("no longer those of plan " + hash, "--dry-run");
  }

  @Test
  @Order(2)
  void replayWithoutAPlanIsAUsageError() {
    assertThat(verb("", "dlq", "replay").exit()).isEqualTo(Exit.USAGE);
    assertThat(verb("", "dlq", "replay", "--dry-run", "--rate", "fast").exit())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  @Order(3)
  void lettersAreCountedEditedDismissedAndPurged() throws IOException {
    String id = "task-00000000-0000-4000-8000-0000000000e6";
    String task = "{\"task_id\":\"" + id + "\",\"goal\":\"rm -rf /\",\"assigned_arm\":\"executor\"}";
    verb(task + "\n" + task.replace("e6", "e7"), "submit", "-", "--wait");
    CommandRun stats = verb("", "dlq", "stats", "--arm", "executor", "--json");
    CommandRun wrong = verb("", "dlq", "edit", id, "--field", "priority=soon");
    CommandRun edited =
        verb("", "dlq", "edit", id, "--field", "context.argv=[\"echo\",\"well\"]", "--json");
    JsonNode letter = json(verb("", "dlq", "ls", "--task", id, "--json"));
    CommandRun unasked = verb("", "dlq", "dismiss", id.replace("e6", "e7"));
    CommandRun dismissed = verb("", "dlq", "dismiss", id.replace("e6", "e7"), "--yes", "--json");

    assertThat(json(stats).get("count").intValue()).isGreaterThanOrEqualTo(2);
    assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).contains("priority");
    assertThat(edited.exit()).isZero();
    assertThat(edited.out()).contains("context: nothing -> {");
    assertThat(letter.get("state").stringValue()).isEqualTo("edited");
    assertThat(letter.get("new_task_id").stringValue()).isEqualTo(json(edited).get("task_id").stringValue());
    assertThat(unasked.err()).contains("1 open letters will be dismissed: say --yes");
    assertThat(dismissed.out()).isEqualTo("{\"dismissed\":1}\n");
    assertThat(verb("", "dlq", "dismiss", id, "--yes").exit()).isEqualTo(Exit.NO);
    assertThat(verb("", "dlq", "park", "--yes").exit()).isEqualTo(Exit.USAGE);
    assertThat(verb("", "dlq", "purge", "--until", "2020-01-01T00:00:00Z", "--json").out())
        .isEqualTo("{\"purged\":0}\n");
  }

  @Test
  @Order(4)
  void letterThatWasReplayedTooOftenIsPlannedParkedAndSeenWhereItLies() {
    String id = "task-00000000-0000-4000-8000-0000000000e8";
    fail(id);
    CommandRun plan = verb("", "dlq", "replay", "--task", id, "--max-replays", "0", "--dry-run");
    String hash = plan.out().replaceAll("(?s)plan (\\w+):.*", "$1");
    CommandRun taken = verb("", "dlq", "replay", "--task", id, "--dry-run");
    CommandRun done = CommandRun.onTerminal(Map.of("OCTOLLM_DATA_DIR", data()), folder,
        "dlq", "replay", "--task", id, "--max-replays", "0", "--plan", hash);
    JsonNode parked = json(verb("", "dlq", "ls", "--parked", "--json"));
    String place = parked.get("topic").stringValue() + "-" + parked.get("partition") + "@"
        + parked.get("offset");

    assertThat(plan.out()).isEqualTo("plan " + hash
        + ": 0 letters to origin, 1 to be parked, for --max-replays is 0\n");
    assertThat(taken.lines()).hasSize(2);
    assertThat(taken.lines().get(1)).isEqualTo("       1  executor      COMMAND_NOT_ALLOWED");
    assertThat(done.out()).endsWith(": replayed 0, parked 1\n");
    assertThat(done.err()).contains("] 1/1");
    assertThat(place).startsWith("octollm.dlq.parked-");
    assertThat(parked.get("state").stringValue()).isEqualTo("parked");
    assertThat(done.out()).startsWith(parked.get("replay_id").stringValue());
    assertThat(verb("", "dlq", "show", place).out()).contains(place + "  parked  by replay-", id, "advice: ");
    assertThat(verb("", "dlq", "ls", "--parked").err()).isEqualTo("1 letters, 0 open\n");
  }
}
