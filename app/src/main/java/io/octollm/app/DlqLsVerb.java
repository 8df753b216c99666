package io.octollm.app;

import io.octollm.ops.letter.DeadLetters;
import io.octollm.ops.letter.ForeignLetter;
import io.octollm.ops.letter.ForeignLetters;
import io.octollm.ops.letter.Letter;
import io.octollm.ops.letter.LetterFilter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead letters. */
@Command(name = "ls", description = "List dead letters, the oldest first.")
final class DlqLsVerb implements Callable<Integer> {
  private static final String ROW = "%-24s %-5s %-13s %-20s %s  %s-%d@%d";

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();
  @Mixin LetterOptions letters = new LetterOptions();

  @Option(names = "--open",
      description = "Only those not yet replayed, parked or dismissed.")
  boolean open;

  @Option(names = "--topic", paramLabel = "NAME",
      description = "Another program's dead letters instead: any topic, by the headers of Kafka Streams,"
          + " Spring Kafka or Kafka Connect; of the filters --since, --until and --limit count.")
  @Nullable String topic;

  private final Shell shell;

  DlqLsVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    LetterFilter filter = letters.filter();
    Target at = target.find(shell);
    Cluster.reach(at.kafka()).close();
    if (topic != null) {
      return foreign(at, topic, filter);
    }
    DeadLetters letters = DlqVerb.letters(at, shell);
    DeadLetters.Found found = open ? letters.open(filter) : letters.list(filter);
    for (Letter letter : found.letters()) {
      if (output.json) {
        shell.json(letter.toJson());
      } else {
        shell.line(row(letter));
      }
    }
    if (!found.tally().complete() || found.unreadable() > 0) {
      shell.note((found.tally().complete() ? "" : "not all was read in time; ")
          + found.unreadable() + " records are no letters of ours");
    }
    if (!output.json) {
      shell.note(found.letters().size() + " letters, "
          + found.letters().stream().filter(Letter::open).count() + " open"
          + (found.leftOff() == 0 ? "" : "; " + found.leftOff() + " later ones are not shown"));
    }
    return Exit.DONE;
  }

  private int foreign(Target at, String name, LetterFilter filter) {
    ForeignLetters.Found found = new ForeignLetters(at.kafka(), Ground.reflex(at.configuration()))
        .list(name, filter.since(), filter.until(), filter.limit());
    for (ForeignLetter letter : found.letters()) {
      if (output.json) {
        shell.json(letter.toJson());
      } else {
        shell.line(letter.at() + "  " + letter.place() + "  from " + letter.originTopic() + "-"
            + letter.originPartition() + "@" + letter.originOffset() + "  " + letter.errorClass()
            + (letter.message() == null ? "" : ": " + letter.message()));
      }
    }
    if (!output.json) {
      shell.note(found.letters().size() + " records");
    }
    return Exit.DONE;
  }

  private static String row(Letter letter) {
    return String.format(Locale.ROOT, ROW, letter.letter().failedAt(),
        letter.open() ? "open" : "done", letter.letter().stage(), letter.letter().error().code(),
        letter.letter().taskId(), letter.place().topic(), letter.place().partition(),
        letter.place().offset());
  }
}
