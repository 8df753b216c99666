package io.octollm.app;

import io.octollm.ops.letter.DeadLetters;
import io.octollm.ops.letter.Letter;
import io.octollm.ops.letter.LetterFilter;
import io.octollm.ops.topic.Place;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which letters a verb is about: named by an id or a place, or chosen by filters. */
final class WhichLetters {
  private static final Pattern PLACE = Pattern.compile("(.+)-(\\d{1,6})@(\\d{1,18})");

  @Mixin LetterOptions filters = new LetterOptions();

  @Parameters(paramLabel = "ID|TOPIC-PARTITION@OFFSET", arity = "0..1",
      description = "A task or request id, or a letter's place as ls prints it.")
  @Nullable String which;

  /** The open ones among them, at least one; a verb that takes all of them must be told of which. */
  List<Letter> open(DeadLetters letters) {
    if (which == null && filters.isEmpty()) {
      throw Failure.usage("say which letters: an id, a place, or filters such as --code and --until");
    }
    LetterFilter filter = filters.filter();
    filters.requireStage(letters, filter);
    return open(letters, filter, which);
  }

  /** Those that are open and meant; ends the verb where there is none. */
  static List<Letter> open(DeadLetters letters, LetterFilter filter, @Nullable String which) {
    List<Letter> open = all(letters, filter, letter -> letter.open() && (which == null || isMeant(letter, which)));
    if (open.isEmpty()) {
      throw Failure.answer("no open dead letter of " + (which == null ? "these filters" : which)
          + "; octollm dlq ls tells which there are");
    }
    return open;
  }

  /**
   * All of a filter that are meant; ends the verb where not all was read, for one that is missing is none
   * that is not there.
   */
  static List<Letter> all(DeadLetters letters, LetterFilter filter, Predicate<Letter> meant) {
    return complete(letters.find(filter, meant), filter);
  }

  /** Parked ones that are meant, as all of them. */
  static List<Letter> parked(DeadLetters letters, Predicate<Letter> meant) {
    return complete(letters.parked(LetterFilter.ALL, meant), LetterFilter.ALL);
  }

  private static List<Letter> complete(DeadLetters.Found found, LetterFilter filter) {
    if (!found.tally().complete()) {
      throw Failure.unreachable("reading the dead letters did not end in time"
          + (filter.equals(LetterFilter.ALL) ? "; try again" : "; narrow it with --since"));
    }
    return found.letters();
  }

  static boolean isMeant(Letter letter, String which) {
    Matcher place = PLACE.matcher(which);
    return place.matches()
        ? letter.place().equals(new Place(place.group(1), Integer.parseInt(place.group(2)),
            Long.parseLong(place.group(3))))
        : which.equals(letter.letter().taskId()) || which.equals(letter.letter().requestId());
  }
}
