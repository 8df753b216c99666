package io.octollm.app;

import io.octollm.ops.letter.LetterFilter;
import io.octollm.ops.letter.Replay;
import io.octollm.ops.letter.ReplayOutcome;
import io.octollm.ops.letter.ReplayPlan;
import io.octollm.ops.letter.ReplaySettings;
import io.octollm.ops.letter.ReplayTarget;
import io.octollm.ops.topic.UnfinishedReading;
import io.octollm.schema.Codec;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Submits dead letters' originals again, after a plan that names exactly which. */
@Command(name = "replay",
    description = "Replay dead letters: first --dry-run, then --plan with the hash that it printed.")
final class DlqReplayVerb implements Callable<Integer> {
  private static final String KIND = "%8d  %-13s %s";

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();
  @Mixin LetterOptions letters = new LetterOptions();

  @Option(names = "--dry-run",
      description = "Print the plan and its hash: what it takes, parks and refuses; writes nothing.")
  boolean dryRun;

  @Option(names = "--plan", paramLabel = "HASH", description = "Do what the plan of this hash says.")
  @Nullable String plan;

  @Option(names = "--to", paramLabel = "TARGET", defaultValue = "origin",
      description = "Where to: origin, a new submission into its home partition; or step, the task goes"
          + " on at the step that failed (${DEFAULT-VALUE}).")
  String to = "origin";

  @Option(names = "--rate", paramLabel = "N", defaultValue = "" + ReplaySettings.PER_SECOND,
      description = "Letters a second, as N or N/s (${DEFAULT-VALUE}).")
  String rate = "";

  @Option(names = "--max-replays", paramLabel = "N", defaultValue = "" + ReplaySettings.MAX_REPLAYS,
      description = "A letter that was replayed as often is parked (${DEFAULT-VALUE}).")
  int maxReplays;

  private final Shell shell;

  DlqReplayVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    check();
    LetterFilter filter = letters.filter();
    Target at = target.find(shell);
    Replay replay = new Replay(settings(at), at.kafka(), at.topics(), Clock.systemUTC(),
        DlqVerb.search(at, shell));
    Cluster.reach(at.kafka()).close();
    letters.requireStage(DlqVerb.letters(at, shell), filter);
    try {
      return plan == null ? show(replay.plan(filter), filter) : execute(replay, filter, plan);
    } catch (UnfinishedReading e) {
      throw Failure.unreachable(String.valueOf(e.getMessage()));
    }
  }

  private void check() {
    if (dryRun && plan != null) {
      throw Failure.usage("--dry-run and --plan exclude each other: see the plan first, then do it");
    }
    if (!dryRun && plan == null) {
      throw Failure.usage("say --dry-run to see the plan, then --plan HASH to do it");
    }
    if (plan != null && !ReplayPlan.isHash(plan)) {
      throw Failure.usage("--plan is no plan's hash: those " + ReplayPlan.HASH_DIGITS
          + " hexadecimal digits that --dry-run prints");
    }
  }

  private ReplaySettings settings(Target at) {
    try {
      return new ReplaySettings(at.configuration().pipeline().applicationId(),
          ReplayTarget.of(to), ReplaySettings.rate(rate), maxReplays, ReplaySettings.MAX_RECORD_BYTES);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  private int show(ReplayPlan planned, LetterFilter filter) {
    letters.noteMissingStage(shell, filter, planned.ofStage());
    if (output.json) {
      shell.json(planned.toJson());
      return Exit.DONE;
    }
    shell.line("plan " + planned.hash() + ": " + planned.count() + " letters to " + planned.to().text()
        + parks(planned) + refusals(planned.refused()));
    planned.kinds().forEach(kind -> shell.line(OneLine.of(
        String.format(Locale.ROOT, KIND, kind.count(), kind.stage(), kind.code()))));
    if (planned.count() + planned.parks().size() > 0) {
      shell.note("do it with the same filters, --to and --max-replays, and: --plan " + planned.hash());
    }
    return Exit.DONE;
  }

  private String parks(ReplayPlan planned) {
    return planned.parks().isEmpty() ? ""
        : ", " + planned.parks().size() + " to be parked, for --max-replays is " + maxReplays;
  }

  private int execute(Replay replay, LetterFilter filter, String hash) {
    StopSignal.onAsk(replay::stop);
    return switch (replay.execute(filter, hash)) {
      case ReplayOutcome.Done done -> report(done);
      case ReplayOutcome.PlanChanged(ReplayPlan now) -> throw Failure.usage(
          "the letters, or --to or --max-replays, are no longer those of plan " + hash
              + ": see --dry-run again, then --plan " + now.hash());
      case ReplayOutcome.TakenOver(String id, int replayed, int parked) -> throw Failure.answer(
          "another replay has taken over, or the broker gave this one up; " + id + " had replayed "
              + replayed + " and parked " + parked);
    };
  }

  private int report(ReplayOutcome.Done done) {
    if (output.json) {
      ObjectNode json = Codec.emptyObject().put("replay_id", done.replayId())
          .put("replayed", done.replayed()).put("parked", done.parked());
      json.set("refused", ReplayPlan.refusals(done.refused()));
      shell.json(json);
    } else {
      shell.line(done.replayId() + ": replayed " + done.replayed() + ", parked " + done.parked()
          + refusals(done.refused()));
    }
    if (done.stopped()) {
      shell.note("stopped by a signal; a new plan has the rest");
      return Exit.NO;
    }
    return Exit.DONE;
  }

  private static String refusals(Map<String, Integer> refused) {
    StringBuilder text = new StringBuilder();
    refused.forEach((reason, count) ->
        text.append(", refused ").append(count).append(" (").append(reason).append(')'));
    return text.toString();
  }
}
