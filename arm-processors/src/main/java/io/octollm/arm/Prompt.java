package io.octollm.arm;

import io.octollm.schema.Ids;
import java.nio.charset.StandardCharsets;

/**
 * What an arm tells every model of its work: the file {@code <arm>.prompt.txt} beside the arms, and
 * behind it a part for what it is asked for, {@code <arm>.<part>.prompt.txt}. Its version is the arm's
 * name and a hash of the whole text, so that no change of a word goes unseen.
 */
record Prompt(String version, String text) {
  private static final int DIGITS = 8;

  /** The prompt of that arm. */
  static Prompt of(String arm) {
    return versioned(arm, read(arm + ".prompt.txt"));
  }

  /** The prompt of that arm with one of its parts. */
  static Prompt of(String arm, String part) {
    return versioned(arm, read(arm + ".prompt.txt") + "\n\n" + read(arm + "." + part + ".prompt.txt"));
  }

  private static Prompt versioned(String arm, String text) {
    String hash = Ids.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    return new Prompt(arm + "@" + hash, text);
  }

  private static String read(String file) {
    return new String(Resource.read(file), StandardCharsets.UTF_8).strip();
  }
}
