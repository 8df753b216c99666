package io.octollm.app;

import io.octollm.ops.letter.DeadLetters;
import io.octollm.ops.letter.Letter;
import io.octollm.ops.letter.LetterFilter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead letters. */
@Command(name = "ls", description = {
    "List dead letters, the oldest first, and what became of each: open, replayed, edited, parked or dismissed,",
    "by which act, and the task that was submitted in place of an edited one."})
final class DlqLsVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();
  @Mixin LetterOptions letters = new LetterOptions();

  @Option(names = "--open",
      description = "Only those not yet replayed, parked or dismissed.")
  boolean open;

  @Option(names = "--parked",
      description = "Those that were parked instead, where they lie now, for 90 days.")
  boolean parked;

  @Option(names = "--topic", paramLabel = "NAME",
      description = "Another program's dead letters instead: any topic, by the headers of Kafka Streams,"
          + " Spring Kafka or Kafka Connect; of the filters only --since, --until and --limit can be given.")
  @Nullable String topic;

  private final Shell shell;

  DlqLsVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (topic != null) {
      ForeignListing.check(letters, open, parked);
    }
    if (open && parked) {
      throw Failure.usage("--open and --parked exclude each other: a parked letter is open no longer");
    }
    LetterFilter filter = letters.filter();
    Target at = target.find(shell);
    if (topic != null) {
      new ForeignListing(shell, output.json).print(at, topic, filter);
      return Exit.DONE;
    }
    Cluster.reach(at.kafka()).close();
    print(found(DlqVerb.letters(at, shell), filter), filter);
    return Exit.DONE;
  }

  private DeadLetters.Found found(DeadLetters all, LetterFilter filter) {
    if (parked) {
      return all.parked(filter, letter -> true);
    }
    letters.requireStage(all, filter);
    return open ? all.open(filter) : all.list(filter);
  }

  private void print(DeadLetters.Found found, LetterFilter filter) {
    for (Letter letter : found.letters()) {
      if (output.json) {
        shell.json(letter.toJson());
      } else {
        shell.line(LetterRow.of(letter));
      }
    }
    letters.noteMissingStage(shell, filter, found.ofStage());
    if (!found.tally().complete() || found.unreadable() > 0) {
      shell.note((found.tally().complete() ? "" : "not all was read in time; ")
          + found.unreadable() + " records are no letters of ours");
    }
    if (!output.json) {
      shell.note(found.letters().size() + " letters, "
          + found.letters().stream().filter(Letter::open).count() + " open"
          + (found.leftOff() == 0 ? "" : "; " + found.leftOff() + " later ones are not shown"));
    }
  }
}
