package io.octollm.app;

import io.octollm.ops.letter.DeadLetters;
import io.octollm.ops.letter.Letter;
import io.octollm.ops.letter.LetterFilter;
import io.octollm.ops.trace.Story;
import io.octollm.ops.trace.Traces;
import io.octollm.ops.trace.Waterfall;
import io.octollm.schema.Codec;
import io.octollm.schema.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Shows dead letters with their story, advice and redacted copy. */
@Command(name = "show", description = "Show a dead letter: what failed, why, its story, what to do.")
final class DlqShowVerb implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Parameters(paramLabel = "ID|TOPIC-PARTITION@OFFSET",
      description = "A task or request id, or the letter's place as ls prints it.")
  String which = "";

  private final Shell shell;

  DlqShowVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Target at = target.find(shell);
    Cluster.reach(at.kafka()).close();
    DeadLetters letters = DlqVerb.letters(at, shell);
    List<Letter> found = found(letters);
    if (found.isEmpty()) {
      throw Failure.answer("no dead letter of " + which + "; octollm dlq ls lists them");
    }
    Traces traces = new Traces(at.kafka(), at.topics(), LIMIT);
    for (Letter letter : found) {
      DeadLetter whole = letters.show(letter.place()).orElse(letter.letter());
      List<Story> stories = traces.find(whole.taskId()).stories();
      if (output.json) {
        shell.json(json(letter, whole, stories));
      } else {
        print(letter, whole, stories);
      }
    }
    return Exit.DONE;
  }

  /** A parked letter is kept longer than the one it was in its stage's topic. */
  private List<Letter> found(DeadLetters letters) {
    Predicate<Letter> meant = letter -> WhichLetters.isMeant(letter, which);
    List<Letter> found = WhichLetters.all(letters, LetterFilter.ALL, meant);
    return found.isEmpty() ? WhichLetters.parked(letters, meant) : found;
  }

  private static ObjectNode json(Letter letter, DeadLetter whole, List<Story> stories) {
    ObjectNode json = letter.toJson();
    json.set("error", Codec.tree(whole.error()));
    json.put("advice", whole.error().code().advice()).put("copy", whole.copy())
        .put("truncated", whole.truncated());
    json.set("stories", Codec.tree(stories.stream().map(Story::toJson).toList()));
    return json;
  }

  private void print(Letter letter, DeadLetter whole, List<Story> stories) {
    line(letter.place() + "  " + letter.fate().state().text() + LetterRow.by(letter.fate())
        + "  failed at " + whole.failedAt() + " in " + whole.stage() + ", attempt " + whole.attempt());
    line("  task " + whole.taskId() + ", request " + whole.requestId() + ", replayed "
        + whole.replayCount() + " times");
    line("  " + whole.error().code() + ": " + whole.error().message());
    line("  advice: " + whole.error().code().advice());
    line("  original: " + whole.origin().topic() + "-" + whole.origin().partition() + "@"
        + whole.origin().offset());
    line("  copy" + (whole.truncated() ? " (cut)" : "") + ": "
        + (whole.copy() == null ? "none" : whole.copy()));
    stories.forEach(story -> shell.line(Waterfall.of(story).stripTrailing()));
  }

  private void line(String text) {
    shell.line(OneLine.of(text));
  }
}
