package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.model.BadServer;
import io.octollm.model.Dialect;
import io.octollm.model.ModelLimits;
import io.octollm.model.Models;
import io.octollm.model.PriceTable;
import io.octollm.model.RemoteSettings;
import io.octollm.schema.Assignment;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every arm that asks a model, before one that takes the question and never answers. */
@Timeout(60)
class HangingModelTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir static Path folder;
  private final ScheduledThreadPoolExecutor timer = ArmWorker.timer("test");
  private final BadServer server = BadServer.that(BadServer.hang());

  static Stream<String> asking() {
    return Arms.names().stream().filter(name ->
        !Arms.create(name, parts("http://127.0.0.1:9/v1")).profile().models().isEmpty());
  }

  @AfterEach
  void end() throws Exception {
    timer.shutdownNow();
    server.close();
  }

  @Test
  void thereAreSuchArms() {
    assertThat(asking()).contains("coder", "planner");
  }

  @ParameterizedTest
  @MethodSource("asking")
  void leaseEndsTheCall(String name) {
    Assignment assignment = assignment(name, Instant.now().plusMillis(600), null);

    Outcome.Failed failed = within(SOON, () -> call(name, assignment, new Call()));

    assertThat(failed.error().code()).isEqualTo(ErrorCode.STEP_TIMEOUT);
  }

  @ParameterizedTest
  @MethodSource("asking")
  void deadlineEndsTheCall(String name) {
    Assignment assignment = assignment(name, Samples.FAR, Instant.now().plusMillis(600));

    Outcome.Failed failed = within(SOON, () -> call(name, assignment, new Call()));

    assertThat(failed.error().code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
  }

  @ParameterizedTest
  @MethodSource("asking")
  void cancelEndsTheCallWhileTheModelIsSilent(String name) throws Exception {
    var call = new Call();
    var outcome = CompletableFuture.supplyAsync(
        () -> call(name, assignment(name, Samples.FAR, null), call), Thread::startVirtualThread);
    server.awaitRequest();

    call.stop(Call.Stop.CANCELLED);

    assertThat(outcome.get(SOON.toSeconds(), TimeUnit.SECONDS).error().code()).isEqualTo(ErrorCode.CANCELLED);
  }

  private static Assignment assignment(String name, Instant lease, Instant deadline) {
    Assignment a = Samples.example(name);
    return new Assignment(a.taskId(), a.requestId(), a.step(), a.attempt(), 0, name, a.capability(), "m",
        a.tenant(), a.goal(), a.instruction(), a.context(), a.input(), a.constraints(), a.criteria(), null,
        List.of(), a.budget(), deadline, lease);
  }

  private Outcome.Failed call(String name, Assignment assignment, Call call) {
    Arm arm = Arms.create(name, parts(server.url()));
    var ended = new ArmCall(arm, OutputFilter.OPEN, "i", 1 << 20, Clock.systemUTC(), timer).run(assignment, call);
    return (Outcome.Failed) ((ArmCall.Ended.Reported) ended).outcome();
  }

  private static Outcome.Failed within(Duration limit, java.util.function.Supplier<Outcome.Failed> work) {
    return CompletableFuture.supplyAsync(work, Thread::startVirtualThread)
        .orTimeout(limit.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static ArmParts parts(String url) {
    var settings = new RemoteSettings(Dialect.OPENAI, url, "k", "m", Duration.ofSeconds(50), "", ModelLimits.NONE);
    return Samples.parts(folder, Models.remote(List.of(settings), PriceTable.defaults(), Clock.systemUTC()),
        Samples::scan);
  }
}
