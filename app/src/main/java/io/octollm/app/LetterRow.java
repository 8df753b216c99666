package io.octollm.app;

import io.octollm.ops.letter.Fate;
import io.octollm.ops.letter.ForeignLetter;
import io.octollm.ops.letter.Letter;
import java.util.Locale;

/** Letters as lines for people; nothing that somebody wrote into one can break its line. */
final class LetterRow {
  private static final String ROW = "%-24s %-9s %-13s %-20s %s  %s%s";

  private LetterRow() {}

  static String of(Letter letter) {
    return OneLine.of(String.format(Locale.ROOT, ROW, letter.letter().failedAt(),
        letter.fate().state().text(), letter.letter().stage(), letter.letter().error().code(),
        letter.letter().taskId(), letter.place(), by(letter.fate())));
  }

  /** Which act settled it, and the task that came in its place, as far as there are any. */
  static String by(Fate fate) {
    return (fate.replayId() == null ? "" : "  by " + fate.replayId())
        + (fate.newTaskId() == null ? "" : ", now " + fate.newTaskId());
  }

  static String of(ForeignLetter letter) {
    String row = letter.at() + "  " + letter.place();
    if (letter.originTopic() == null) {
      return OneLine.of(row + "  no header that tells where from");
    }
    return OneLine.of(row + "  from " + letter.originTopic()
        + (letter.originPartition() == null ? "" : "-" + letter.originPartition())
        + (letter.originOffset() == null ? "" : "@" + letter.originOffset())
        + (letter.errorClass() == null ? "" : "  " + letter.errorClass())
        + (letter.message() == null ? "" : (letter.errorClass() == null ? "  " : ": ") + letter.message()));
  }
}
