package io.octollm.app;

import io.octollm.ops.letter.LetterPurge;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes old letters for good. */
@Command(name = "purge", description = {
    "Remove letters that failed before a time, for good: their topics are truncated.",
    "In each partition all goes that lies before the first letter that stays. Parked letters stay."})
final class DlqPurgeVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();
  @Mixin Consent consent = new Consent();

  @Option(names = "--until", paramLabel = "INSTANT", required = true,
      description = "Remove what failed before this time.")
  String until = "";

  private final Shell shell;

  DlqPurgeVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Instant before = before();
    Target at = target.find(shell);
    Cluster.reach(at.kafka()).close();
    LetterPurge purge =
        new LetterPurge(DlqVerb.settings(at), at.kafka(), at.topics(), Clock.systemUTC());
    LetterPurge.Plan plan = purge.plan(before);
    if (plan.letters() == 0) {
      return DlqVerb.report(shell, output, "purged", 0);
    }
    plan.cuts().forEach((partition, cut) ->
        shell.note(partition + " will be truncated before offset " + cut));
    consent.require(shell, plan.letters() + " letters will be removed for good, " + plan.open()
        + " of them open");
    purge.execute(plan);
    return DlqVerb.report(shell, output, "purged", plan.letters());
  }

  private Instant before() {
    try {
      return OffsetDateTime.parse(until).toInstant();
    } catch (DateTimeException e) {
      throw Failure.usage("--until must be an ISO-8601 instant such as 2026-01-31T12:00:00Z");
    }
  }
}
