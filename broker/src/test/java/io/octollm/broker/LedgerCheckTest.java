package io.octollm.broker;

import static io.octollm.broker.Clients.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.broker.LedgerCheck.Submission;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shows the check records written by hand, so that each fault it exists for makes it red once. */
@ExtendWith(BrokerExtension.class)
@Timeout(60)
class LedgerCheckTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final String bootstrap;
  private final Clients clients;
  private final String prefix = "ledger-" + Uuid.randomUuid() + ".";

  LedgerCheckTest(EmbeddedBroker broker) {
    bootstrap = broker.bootstrap();
    clients = new Clients(bootstrap);
  }

  @BeforeEach
  void makeTopics() {
    clients.topic(prefix + "tasks", 2, Map.of());
    clients.topic(prefix + "results", 3, Map.of());
    clients.topic(prefix + "events", 1, Map.of());
  }

  @Test
  void oneResultForEachSubmissionHolds() {
    for (int partition = 0; partition < 2; partition++) {
      result(submit(partition), 1, "completed");
    }

    var report = report(2);

    assertThatCode(report::assertHolds).doesNotThrowAnyException();
    assertThat(report.submissions()).isEqualTo(2);
    assertThat(report.results()).isEqualTo(2);
  }

  @Test
  void duplicateEndsInItsEventAlone() {
    result(submit(0), 1, "failed");
    duplicate(submit(0));

    var report = report(2);

    assertThat(report.holds()).isTrue();
    assertThat(report.duplicates()).isEqualTo(1);
  }

  @Test
  void resumedSubmissionHasOneResultForEachRun() {
    var submission = submit(0);
    result(submission, 1, "failed");
    result(submission, 2, "completed");

    assertThat(report(1).holds()).isTrue();
  }

  @Test
  void submissionWithoutAnEndingIsLost() {
    result(submit(0), 1, "rejected");
    var unanswered = submit(0);

    var report = report(2);

    assertThat(report.lost()).containsExactly(unanswered);
    assertThatThrownBy(report::assertHolds)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("lost 1 [Submission[partition=0, offset=1]]");
  }

  @Test
  void secondResultOfOneRunIsTwice() {
    var submission = submit(1);
    result(submission, 1, "completed");
    result(submission, 1, "completed");

    assertThat(report(1).twice()).containsExactly(submission);
  }

  @Test
  void resultAndDuplicateOfOneSubmissionIsTwice() {
    var submission = submit(0);
    result(submission, 1, "completed");
    duplicate(submission);

    assertThat(report(1).twice()).containsExactly(submission);
  }

  @Test
  void secondDuplicateEventIsTwice() {
    var submission = submit(0);
    duplicate(submission);
    duplicate(submission);

    assertThat(report(1).twice()).containsExactly(submission);
  }

  @Test
  void resultOfNoSubmissionIsStrange() {
    result(new Submission(1, 77), 1, "completed");

    assertThat(report(0).strange()).containsExactly(new Submission(1, 77));
  }

  @Test
  void unknownStatusIsStrange() {
    var submission = submit(0);
    result(submission, 1, "running");

    assertThat(report(1).strange()).containsExactly(submission);
  }

  @Test
  void runThatWasSkippedIsStrange() {
    var submission = submit(0);
    result(submission, 1, "failed");
    result(submission, 3, "completed");

    assertThat(report(1).strange()).containsExactly(submission);
  }

  @Test
  void resultInAnAbortedTransactionDoesNotCount() {
    var submission = submit(0);
    try (var producer = clients.transactional(prefix)) {
      producer.beginTransaction();
      Clients.get(producer.send(resultOf(submission, 1, "completed")));
      producer.abortTransaction();
    }

    assertThat(report(1).lost()).containsExactly(submission);
  }

  @Test
  void endingThatComesWhileWatchingIsSeen() {
    var submission = submit(0);
    try (var check = new LedgerCheck(bootstrap, prefix)) {
      check.report();
      result(submission, 1, "cancelled");

      assertThat(check.await(1, Clients.PATIENCE).holds()).isTrue();
    }
  }

  private LedgerReport report(long submissions) {
    try (var check = new LedgerCheck(bootstrap, prefix)) {
      return check.await(submissions, SHORT);
    }
  }

  private Submission submit(int partition) {
    var at = clients.send(new ProducerRecord<>(prefix + "tasks", partition, null, bytes("{\"goal\":\"g\"}")));
    return new Submission(at.partition(), at.offset());
  }

  private void result(Submission submission, int run, String status) {
    clients.send(resultOf(submission, run, status));
  }

  private ProducerRecord<byte[], byte[]> resultOf(Submission submission, int run, String status) {
    var json = """
        {"submission":{"partition":%d,"offset":%d},"run":%d,"status":"%s"}"""
        .formatted(submission.partition(), submission.offset(), run, status);
    return new ProducerRecord<>(prefix + "results", bytes(json));
  }

  private void duplicate(Submission submission) {
    var json = """
        {"fact":{"topic":"%stasks","partition":%d,"offset":%d},
         "entries":[{"event":"request.start"},{"event":"task.duplicate"}]}"""
        .formatted(prefix, submission.partition(), submission.offset());
    clients.send(new ProducerRecord<>(prefix + "events", bytes(json)));
  }
}
