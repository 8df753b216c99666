package io.octollm.ops.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at every dependency and setting, all at the same time, and says of each what is wrong and
 * how to mend it. Answers within 10 seconds. Writes nothing but a probe file in the data folder.
 */
public final class Doctor {
  private static final Duration LIMIT = Duration.ofSeconds(9);

  private final DoctorSettings settings;
  private final Clock clock;

  public Doctor(DoctorSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A look at one thing, or at several that share a connection. */
  private record Check(String name, Callable<List<Finding>> look) {}

  /** The findings in a fixed order. */
  public List<Finding> examine() throws InterruptedException {
    List<Check> checks = List.of(
        new Check("java", () -> List.of(HostChecks.java())),
        new Check("data folder", () -> List.of(HostChecks.dataFolder(settings.dataFolder()))),
        new Check("executor", () -> List.of(ExecutorCheck.sandbox(settings.commands()))),
        new Check("broker", () -> new BrokerChecks(settings, clock).findings()),
        new Check("redis", () -> List.of(NetworkChecks.redis(settings.redis()))),
        new Check("model", () ->
            List.of(NetworkChecks.model(settings.model(), settings.modelHeaders()))),
        new Check("embeddings", () -> List.of(
            NetworkChecks.embeddings(settings.embeddings(), settings.embeddingsHeaders()))));
    List<Finding> findings = new ArrayList<>();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<List<Finding>>> looks =
          checks.stream().map(check -> threads.submit(check.look())).toList();
      for (int i = 0; i < checks.size(); i++) {
        findings.addAll(result(checks.get(i).name(), looks.get(i), deadline));
      }
    } finally {
      threads.shutdownNow();
    }
    return findings;
  }

  private static List<Finding> result(String name, Future<List<Finding>> look, long deadline)
      throws InterruptedException {
    try {
      return look.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return List.of(new Finding.Trouble(name, "gave no answer in " + LIMIT.toSeconds() + " s",
          "see whether its address and the network are right"));
    } catch (ExecutionException e) {
      return List.of(new Finding.Trouble(name,
          "the check broke with " + BrokerChecks.name(e),
          "run it again with LOG_LEVEL=DEBUG"));
    }
  }
}
