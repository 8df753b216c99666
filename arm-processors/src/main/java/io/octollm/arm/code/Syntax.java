package io.octollm.arm.code;

import io.octollm.schema.Cut;
import java.util.List;
import java.util.Locale;

/** Says whether a text is well-formed in a language. Code is read and never run. Safe for many threads. */
@FunctionalInterface
public interface Syntax {
  /** The longest text that is looked at; a longer one is left unchecked. */
  int MAX_CHARACTERS = 128 * 1024;

  /**
   * Looks at one text.
   *
   * @param language its name in lower case, as {@link CodeFile#language} has it
   * @throws InterruptedException when the thread is interrupted
   */
  Found check(String language, String content) throws InterruptedException;

  /** What was found. */
  enum State {
    OK,
    ERROR,
    /** There is nothing here that knows the language. */
    UNCHECKED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What was found in one text.
   *
   * @param errors at the most {@link #MOST}, each with its line where one is known
   */
  record Found(State state, List<String> errors) {
    static final int MOST = 5;
    private static final int MOST_CHARACTERS = 200;
    static final Found OK = new Found(State.OK, List.of());
    static final Found UNCHECKED = new Found(State.UNCHECKED, List.of());

    static Found errors(List<String> errors) {
      return new Found(State.ERROR, errors.stream().limit(MOST)
          .map(error -> Cut.to(error, MOST_CHARACTERS)).toList());
    }
  }
}
