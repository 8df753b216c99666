package io.octollm.reflex.injection;

/** What tells of an injection where it was hidden in a code that no machine would have used: orders of any kind. */
final class HiddenPhrases {
  static final String TABLE = """
      ENCODED .45 ^IGNORE 3 MADE
      ENCODED .45 ^IGNORE 3 AIS
      ENCODED .45 ^REVEAL
      ENCODED .45 ^OBEY
      ENCODED .45 ^SEND
      ENCODED .45 ^PRAISE
      ENCODED .45 ^PRETEND
      ENCODED .45 ^MENTION 3 USER
      ENCODED .45 ^SAY 2 ONLY
      ENCODED .45 ^SAY 4 MY
      ENCODED .45 ^SHOW 4 YOUR
      ENCODED .45 ^HAND 4 YOUR
      ENCODED .45 ^SHOW 4 PASSWORD
      ENCODED .45 ^HAND 4 PASSWORD
      ENCODED .45 ^DROP 3 YOUR
      ENCODED .45 ^DO 1 EVERYTHING
      """;

  private HiddenPhrases() {}
}
