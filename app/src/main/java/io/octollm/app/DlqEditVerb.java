package io.octollm.app;

import io.octollm.ops.letter.Audits;
import io.octollm.ops.letter.DeadLetters;
import io.octollm.ops.letter.Letter;
import io.octollm.ops.letter.LetterDesk;
import io.octollm.ops.letter.LetterFilter;
import io.octollm.ops.letter.OriginalEditor;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Submits a corrected original in place of a letter. */
@Command(name = "edit", description = {
    "Submit a corrected original in place of an open letter.",
    "It is checked like any task. The task that failed keeps its id: what is edited gets a new one,"
        + " unless it names another."})
final class DlqEditVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();
  @Mixin Consent consent = new Consent();

  @Parameters(paramLabel = "ID|TOPIC-PARTITION@OFFSET",
      description = "A task or request id, or the letter's place as ls prints it.")
  String which = "";

  @Option(names = "--field", paramLabel = "NAME=JSON",
      description = "Set a field, such as --field budget.max_tokens=5000; a dot leads into an object,"
          + " null removes the field, and what is no JSON is a text. May be repeated.")
  Map<String, String> fields = new LinkedHashMap<>();

  @Option(names = "--input", paramLabel = "FILE|-", description = "The whole corrected task instead.")
  @Nullable String input;

  @Option(names = "--original",
      description = "Only print the original, as it was sent: it may hold personal data, so it asks first,"
          + " and is noted in replays.")
  boolean original;

  private final Shell shell;

  DlqEditVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    check();
    Target at = target.find(shell);
    Cluster.reach(at.kafka()).close();
    Letter letter = letter(DlqVerb.letters(at, shell));
    OriginalEditor editor = new OriginalEditor(at.kafka(),
        at.configuration().limits().reader(), Ground.reflex(at.configuration()));
    Optional<String> text = editor.original(letter);
    if (text.isEmpty() && input == null) {
      throw Failure.answer("the original of " + letter.place() + " is gone: give a whole task with"
          + " --input");
    }
    if (original) {
      print(at, letter, text.orElseThrow());
      return Exit.DONE;
    }
    OriginalEditor.Edited edited = edited(editor, letter, text.orElse(null));
    boolean done = new LetterDesk(DlqVerb.settings(at), at.kafka(), at.topics(), Clock.systemUTC())
        .edit(letter, edited);
    if (!done) {
      throw Failure.answer(letter.place() + " is open no longer");
    }
    report(letter, edited);
    return Exit.DONE;
  }

  private void check() {
    List<String> given = new ArrayList<>();
    if (!fields.isEmpty()) {
      given.add("--field");
    }
    if (input != null) {
      given.add("--input");
    }
    if (original) {
      given.add("--original");
    }
    if (given.isEmpty()) {
      throw Failure.usage("say --field NAME=JSON, or --input FILE, or --original");
    }
    if (given.size() > 1) {
      throw Failure.usage(String.join(" and ", given) + " exclude each other");
    }
  }

  /** As it was sent, so only if that is meant, and never unnoted. */
  private void print(Target at, Letter letter, String text) {
    consent.require(shell, "the original of " + letter.place()
        + " will be printed as it was sent, with personal data and secrets");
    new Audits(at.kafka(), at.topics())
        .exportedRaw(letter.letter().taskId(), Clock.systemUTC().instant());
    shell.line(text);
  }

  private OriginalEditor.Edited edited(
      OriginalEditor editor, Letter letter, @Nullable String text) {
    try {
      if (input != null) {
        return editor.replace(letter, text, input.equals("-")
            ? new String(shell.in().readAllBytes(), StandardCharsets.UTF_8)
            : Files.readString(Path.of(input)));
      }
      Map<String, JsonNode> values = new LinkedHashMap<>();
      fields.forEach((field, value) -> values.put(field, value(value)));
      return editor.set(letter, String.valueOf(text), values);
    } catch (IOException e) {
      throw Failure.usage("--input names a file that cannot be read: " + input);
    } catch (IllegalArgumentException e) {
      throw Failure.usage("the edited task is refused: " + e.getMessage());
    }
  }

  private static JsonNode value(String text) {
    try {
      return Codec.parse(text);
    } catch (JacksonException e) {
      return Codec.tree(text);
    }
  }

  private Letter letter(DeadLetters letters) {
    List<Letter> open = WhichLetters.open(letters, LetterFilter.ALL, which);
    if (open.size() > 1) {
      throw Failure.usage(which + " has " + open.size() + " open letters: name one by its place, such as "
          + open.getFirst().place());
    }
    return open.getFirst();
  }

  private void report(Letter letter, OriginalEditor.Edited edited) {
    if (output.json) {
      shell.json(Codec.emptyObject().put("task_id", edited.taskId())
          .put("request_id", letter.letter().requestId())
          .set("changes", Codec.tree(edited.audit().changes())));
    } else {
      shell.line(OneLine.of("submitted as " + edited.taskId()));
      edited.audit().changes().forEach(change -> shell.line(OneLine.of("  " + change)));
    }
  }
}
