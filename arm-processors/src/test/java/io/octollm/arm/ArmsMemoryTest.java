package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.model.Model;
import io.octollm.model.ModelAnswer;
import io.octollm.model.ModelRequest;
import io.octollm.model.Models;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Assignment;
import io.octollm.schema.Outcome;
import io.octollm.schema.Usage;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an arm holds after many calls is what it held after a tenth of them. */
@Isolated("it measures the heap")
class ArmsMemoryTest {
  private static final long MEBIBYTE = 1024 * 1024;
  private static final int CALLS = 2_000;
  /** Of the executor, which starts a process each time, and of the coder, which starts a compiler. */
  private static final int COSTLY_CALLS = 300;
  private static final int SOAK_CALLS = 100_000;

  private final ScheduledThreadPoolExecutor timer = ArmWorker.timer("test");
  @TempDir Path folder;

  static Stream<String> arms() {
    return Arms.names().stream();
  }

  @ParameterizedTest
  @MethodSource("arms")
  @Timeout(120)
  void heapIsFlat(String name) throws Exception {
    int calls = name.equals(ExecutorArm.NAME) || name.equals(CoderArm.NAME) ? COSTLY_CALLS : CALLS;

    assertThat(growth(name, calls)).isLessThan(4 * MEBIBYTE);
  }

  /** 40 bytes a call would show. */
  @ParameterizedTest
  @MethodSource("arms")
  @Tag("soak")
  @Timeout(7200)
  void heapIsFlatOverAHundredThousandCalls(String name) throws Exception {
    assertThat(growth(name, SOAK_CALLS)).isLessThan(4 * MEBIBYTE);
  }

  private long growth(String name, int calls) throws Exception {
    Files.writeString(folder.resolve("laws.md"), "# Retry\nA waiting retry blocks nobody.\n");
    var filter = new ReflexFilter(new Reflex(Policy.defaults(), new byte[32]));
    Arm arm = Arms.create(name, Samples.parts(folder, Models.of(new Coding()), filter));
    var call = new ArmCall(arm, filter, "i", 1 << 20, Clock.systemUTC(), timer);
    Assignment example = Samples.example(name);
    Assignment assignment = arm.profile().models().isEmpty()
        ? example : Samples.with(example, example.capability(), "m", null);
    work(call, assignment, calls / 10);
    long early = used();
    work(call, assignment, calls - calls / 10);
    long late = used();
    timer.shutdownNow();
    System.out.printf("%s: %,d KiB after %,d calls, %,d KiB after %,d%n",
        name, early / 1024, calls / 10, late / 1024, calls);
    return late - early;
  }

  private static void work(ArmCall call, Assignment assignment, int times) {
    for (int i = 0; i < times; i++) {
      var ended = (ArmCall.Ended.Reported) call.run(assignment, new Call());
      assertThat(ended.outcome()).isInstanceOf(Outcome.Succeeded.class);
    }
  }

  /** The least of several looks, for a collection may leave what waits to be finalised. */
  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /** Answers with code and a patch, so that all that reads them is at work too. */
  private static final class Coding implements Model {
    private static final String ANSWER = """
        Here it is.
        ```java path=src/Reverse.java
        class Reverse { static String of(String text) { return new StringBuilder(text).reverse().toString(); } }
        ```
        ```json path=a.json
        {"a": [1, 2, {"b": null}]}
        ```
        ```diff
        --- a/b.txt
        +++ b/b.txt
        @@ -1 +1 @@
        -one
        +two
        ```
        """;

    @Override
    public String name() {
      return "m";
    }

    @Override
    public ModelAnswer answer(ModelRequest request) {
      String text = request.arm().equals(PlannerArm.NAME)
          ? "{\"steps\":[{\"capability\":\"keyword_search\",\"instruction\":\"find it\"}]}" : ANSWER;
      return new ModelAnswer.Ok(text, new Usage(1, 1, 0, "m"), "stop");
    }
  }
}
