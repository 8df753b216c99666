package io.octollm.ops.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Looks at every dependency and setting, all at the same time, and says of each what is wrong and
 * how to mend it. Answers within 10 seconds. Writes nothing but a probe file in the data folder.
 */
public final class Doctor {
  private static final Duration LIMIT = Duration.ofSeconds(9);
  private static final Set<String> AT_EVERY_START = Set.of("settings", "http port", "executor", "broker");

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
    return look(checks());
  }

  /**
   * All but what every start of a pipeline judges by itself: its settings, its port, the sandbox if it has
   * an executor, and its broker.
   */
  public List<Finding> examineSurroundings() throws InterruptedException {
    Check clocks = new Check("clock", () -> List.of(
        BrokerClock.compare(settings.kafka(), settings.topics().registry(), clock)));
    return look(Stream.concat(
        checks().stream().filter(check -> !AT_EVERY_START.contains(check.name())), Stream.of(clocks)).toList());
  }

  private List<Check> checks() {
    return List.of(
        new Check("java", () -> List.of(HostChecks.java(Runtime.version()))),
        new Check("settings", this::settings),
        new Check("data folder", () -> List.of(
            HostChecks.dataFolder(settings.dataFolder(), HostChecks.LEAST_FREE_BYTES))),
        new Check("secret key", () -> List.of(HostChecks.secretKey(settings.dataFolder()))),
        new Check("http port", () -> List.of(HostChecks.http(settings.wanted().http()))),
        new Check("executor", () -> List.of(ExecutorCheck.sandbox(settings.commands()))),
        new Check("broker", () -> new BrokerChecks(settings, clock).findings()),
        new Check("redis", () -> List.of(RedisCheck.look(settings.redis()))),
        new Check("model", () -> List.of(NetworkChecks.model(settings.endpoints().model()))),
        new Check("fallback model", () -> NetworkChecks.fallback(settings.endpoints().fallback())),
        new Check("embeddings", () -> List.of(NetworkChecks.embeddings(settings.endpoints().embeddings()))));
  }

  private static List<Finding> look(List<Check> checks) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    // Of the platform: a Kafka client that waits in a selector would hold a carrier of virtual ones.
    ExecutorService threads = Executors.newThreadPerTaskExecutor(
        Thread.ofPlatform().daemon().name("doctor-", 0).factory());
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

  /** What is wrong with settings that can be seen without asking anybody. */
  private List<Finding> settings() {
    List<Finding> findings = new ArrayList<>(settings.wanted().settings());
    new ClientFit(settings.kafka()).misfits()
        .forEach(misfit -> findings.add(misfit.trouble(misfit.what())));
    return findings.isEmpty() ? List.of(new Finding.Ok("settings", "each is known and fits")) : findings;
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
