package io.octollm.app;

import io.octollm.ops.letter.Letter;
import io.octollm.ops.letter.LetterDesk;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Closes letters for good. */
@Command(name = "dismiss", description = "Close open letters for good: nothing more is to be done about them.")
final class DlqDismissVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();
  @Mixin WhichLetters which = new WhichLetters();
  @Mixin Consent consent = new Consent();

  private final Shell shell;

  DlqDismissVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Target at = target.find(shell);
    Cluster.reach(at.kafka()).close();
    List<Letter> letters = which.open(DlqVerb.letters(at, shell));
    consent.require(shell, letters.size() + " open letters will be dismissed");
    int done = new LetterDesk(DlqVerb.settings(at), at.kafka(), at.topics(), Clock.systemUTC())
        .dismiss(letters);
    return DlqVerb.report(shell, output, "dismissed", done);
  }
}
