package io.octollm.app;

import io.octollm.ops.letter.Letter;
import io.octollm.ops.letter.LetterDesk;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Moves letters out of the way. */
@Command(name = "park", description = "Move open letters to dlq.parked, where they are kept for 90 days; no replay takes them.")
final class DlqParkVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();
  @Mixin WhichLetters which = new WhichLetters();
  @Mixin Consent consent = new Consent();

  private final Shell shell;

  DlqParkVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Target at = target.find(shell);
    Cluster.reach(at.kafka()).close();
    List<Letter> letters = which.open(DlqVerb.letters(at, shell));
    consent.require(shell, letters.size() + " open letters will be parked");
    int done = new LetterDesk(DlqVerb.settings(at), at.kafka(), at.topics(), Clock.systemUTC())
        .park(letters);
    return DlqVerb.report(shell, output, "parked", done);
  }
}
