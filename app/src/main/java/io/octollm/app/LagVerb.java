package io.octollm.app;

import io.octollm.ops.lag.Lag;
import io.octollm.ops.lag.LagReport;
import io.octollm.ops.lag.UnfinishedScan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how far behind the pipeline is. */
@Command(name = "lag",
    description = "Lag in records and seconds, and the oldest unfinished task of each arm.")
final class LagVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Option(names = "--watch", description = "Again and again until stopped.")
  boolean watch;

  @Option(names = "--interval", paramLabel = "SECONDS", defaultValue = "2",
      description = "Between two looks (${DEFAULT-VALUE}).")
  int intervalSeconds;

  @Option(names = "--hours", paramLabel = "N", defaultValue = "1",
      description = "How far back unfinished tasks are looked for (${DEFAULT-VALUE}).")
  int hours;

  private final Shell shell;

  LagVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (intervalSeconds < 1 || hours < 1) {
      throw Failure.usage("--interval and --hours must be 1 or more");
    }
    Target at = target.find(shell);
    Cluster.reach(at.kafka()).close();
    CountDownLatch stopped = new CountDownLatch(watch ? 1 : 0);
    if (watch) {
      StopSignal.onAsk(stopped::countDown);
    }
    try (Lag lag = new Lag(at.kafka(), at.configuration().pipeline().applicationId(),
        Clock.systemUTC())) {
      do {
        print(report(at, lag));
        // Where nobody reads any more, there is nobody to look for.
      } while (!stopped.await(watch ? intervalSeconds : 0, TimeUnit.SECONDS) && !shell.out().checkError());
    }
    return Exit.DONE;
  }

  private LagReport report(Target at, Lag lag) throws InterruptedException {
    var partitions = lag.measure();
    Instant now = Instant.now();
    UnfinishedScan.Unfinished unfinished = UnfinishedScan.since(
        at.kafka(), at.topics().events(), now.minus(Duration.ofHours(hours)));
    if (!unfinished.tally().complete()) {
      shell.note("not all events were read in time: look less far back with --hours");
    }
    return new LagReport(now, partitions, unfinished.tasks().oldestByArm());
  }

  private void print(LagReport report) {
    if (!output.json) {
      shell.line(report.table().stripTrailing());
      return;
    }
    report.partitions().forEach(partition -> shell.json(LagReport.line(partition)));
    report.oldestByArm().forEach((arm, since) -> shell.json(report.line(arm, since)));
  }
}
