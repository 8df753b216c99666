package io.octollm.app;

import io.octollm.ops.letter.ForeignLetter;
import io.octollm.ops.letter.ForeignLetters;
import io.octollm.ops.letter.LetterFilter;
import io.octollm.schema.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists what lies in a topic of another program's dead letters. */
record ForeignListing(Shell shell, boolean json) {

  /** Ends the verb where something was asked for that their headers do not tell. */
  static void check(LetterOptions letters, boolean open, boolean parked) {
    List<String> given = new ArrayList<>(letters.beyondTimes());
    if (open) {
      given.add("--open");
    }
    if (parked) {
      given.add("--parked");
    }
    if (!given.isEmpty()) {
      throw Failure.usage(String.join(" and ", given) + " cannot be asked of another program's letters:"
          + " with --topic only --since, --until and --limit count");
    }
  }

  void print(Target at, String topic, LetterFilter filter) {
    requireTopic(at, topic);
    ForeignLetters.Found found = new ForeignLetters(at.kafka(), Ground.reflex(at.configuration()))
        .list(topic, filter.since(), filter.until(), filter.limit());
    for (ForeignLetter letter : found.letters()) {
      if (json) {
        shell.json(letter.toJson());
      } else {
        shell.line(LetterRow.of(letter));
      }
    }
    if (!found.tally().complete()) {
      shell.note("not all was read in time; narrow it with --since");
    }
    if (!json || found.leftOff() > 0) {
      shell.note(found.letters().size() + " records"
          + (found.leftOff() == 0 ? "" : "; " + found.leftOff() + " more are not shown"));
    }
  }

  private static void requireTopic(Target at, String topic) {
    try (Cluster cluster = Cluster.reach(at.kafka())) {
      Set<String> names = cluster.await(cluster.admin().listTopics().names());
      if (!names.contains(topic)) {
        throw Failure.usage("--topic: there is no topic " + OneLine.of(topic)
            + (names.isEmpty() ? "" : ", the nearest is " + Spelling.nearest(topic, names)));
      }
    }
  }
}
