package io.octollm.app;

import io.octollm.ops.letter.DeadLetters;
import io.octollm.ops.letter.LetterFilter;
import io.octollm.ops.letter.LetterStats;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Counts dead letters by kind. */
@Command(name = "stats",
    description = "Count dead letters by stage and code: how many, when, and the first of each kind.")
final class DlqStatsVerb implements Callable<Integer> {
  private static final String ROW = "%-13s %-20s %6d %6d  %-24s %-24s |%s|  %s";
  private static final String HEAD = "%-13s %-20s %6s %6s  %-24s %-24s |%-24s|  %s";

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();
  @Mixin LetterOptions letters = new LetterOptions();

  private final Shell shell;

  DlqStatsVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Target at = target.find(shell);
    Cluster.reach(at.kafka()).close();
    LetterFilter filter = letters.filter();
    DeadLetters all = DlqVerb.letters(at, shell);
    letters.requireStage(all, filter);
    DeadLetters.Found found = all.list(filter);
    letters.noteMissingStage(shell, filter, found.ofStage());
    LetterStats stats = LetterStats.of(found.letters());
    if (output.json) {
      stats.kinds().forEach(kind -> shell.json(kind.toJson()));
    } else {
      print(stats);
    }
    if (found.leftOff() > 0) {
      shell.note("only the oldest " + found.letters().size() + " are counted; " + found.leftOff()
          + " later ones are not");
    }
    if (!found.tally().complete()) {
      shell.note("not all was read in time; narrow it with --since");
    }
    return Exit.DONE;
  }

  private void print(LetterStats stats) {
    if (stats.kinds().isEmpty()) {
      shell.note("no dead letters");
      return;
    }
    shell.line(String.format(Locale.ROOT, HEAD, "stage", "code", "count", "open", "first", "last",
        "when", "the first of its kind"));
    for (LetterStats.Kind kind : stats.kinds()) {
      shell.line(OneLine.of(String.format(Locale.ROOT, ROW, kind.stage(), kind.code(), kind.count(),
          kind.open(), kind.first().letter().failedAt(), kind.last(), kind.bars(), kind.first().place())));
    }
    shell.note("each bar is " + stats.slice().toMillis() / 1000.0 + " s, from " + stats.since()
        + "; octollm dlq show PLACE tells a letter's story");
  }
}
