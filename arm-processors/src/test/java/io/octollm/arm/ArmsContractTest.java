package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every arm of the catalogue; a new one is under test the moment it is listed. */
@Timeout(60)
class ArmsContractTest {
  @TempDir Path folder;

  static Stream<String> arms() {
    return Arms.names().stream();
  }

  @BeforeEach
  void document() throws Exception {
    Files.writeString(folder.resolve("laws.md"), "# Retry\nA waiting retry blocks nobody.\n");
  }

  @ParameterizedTest
  @MethodSource("arms")
  void exampleSucceedsUnderTheArmsOwnName(String name) {
    assertThat(run(name, Samples.example(name))).isInstanceOfSatisfying(Outcome.Succeeded.class,
        done -> assertThat(done.arm()).isEqualTo(name));
  }

  @ParameterizedTest
  @MethodSource("arms")
  void exampleMayBeRepeatedWithTheSameOutput(String name) {
    var first = (Outcome.Succeeded) run(name, Samples.example(name));

    var second = (Outcome.Succeeded) run(name, Samples.example(name));

    assertThat(second.output()).isEqualTo(first.output());
  }

  @ParameterizedTest
  @MethodSource("arms")
  void exampleIsForThisArmAndOneOfItsCapabilities(String name) {
    ArmProfile profile = arm(name).profile();

    Assignment example = Samples.example(name);

    assertThat(example.arm()).isEqualTo(name).isEqualTo(profile.name());
    assertThat(profile.capabilities()).contains(example.capability());
  }

  @ParameterizedTest
  @MethodSource("arms")
  void interruptedCallLeavesNoWorkBehindAndTheThreadFree(String name) {
    var call = new Call();
    call.stop(Call.Stop.CANCELLED);
    try (var timer = java.util.concurrent.Executors.newSingleThreadScheduledExecutor()) {
      var ended = new ArmCall(arm(name), OutputFilter.OPEN, "i", 1 << 20, Clock.systemUTC(), timer)
          .run(Samples.example(name), call);

      assertThat(ended).isInstanceOfSatisfying(ArmCall.Ended.Reported.class, reported ->
          assertThat(reported.outcome()).isInstanceOf(Outcome.Failed.class));
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("arms")
  void worksOnManyThreadsAtOnce(String name) throws Exception {
    Arm arm = arm(name);
    List<Thread> threads = new ArrayList<>();
    List<Object> seen = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 20; i++) {
      threads.add(Thread.startVirtualThread(() -> seen.add(new SoloRun(arm, OutputFilter.OPEN, Clock.systemUTC())
          .run(Samples.example(name)).getClass())));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(seen).hasSize(20).containsOnly(Outcome.Succeeded.class);
  }

  /** So that the router's score, and not the capability alone, has something to decide. */
  @Test
  void twoArmsShareACapability() {
    assertThat(arms().filter(name -> arm(name).profile().capabilities().contains("content_validation")))
        .containsExactlyInAnyOrder("judge", "guardian");
  }

  @Test
  void onlyGoalsOfTheExecutorAndTheModelCanFail() {
    Assignment any = Samples.assignment("Tell me about the weather; 'it's fine'");

    assertThat(arms().filter(name -> run(name, any) instanceof Outcome.Failed)).containsExactly("executor");
  }

  @Test
  void noArmIsUnsafeYet() {
    assertThat(arms().filter(name -> arm(name).profile().unsafe())).isEmpty();
  }

  @Test
  void unknownArmIsAnsweredWithTheNearestOne() {
    assertThatThrownBy(() -> arm("plannr")).hasMessageContaining("the nearest is planner");
  }

  @Test
  void everyExampleIsReadAndWrittenWithoutLoss() {
    assertThat(arms().map(Samples::example)).allSatisfy(example -> assertThat(
        SoloRun.read(Codec.encode(example)).orThrow()).isEqualTo(example));
  }

  private Arm arm(String name) {
    return Arms.create(name, Samples.parts(folder));
  }

  private Outcome run(String name, Assignment assignment) {
    return new SoloRun(arm(name), OutputFilter.OPEN, Clock.systemUTC()).run(assignment);
  }
}
