package io.octollm.arm.code;

import java.util.Optional;

/** The rule for names of files that a model's answer speaks of: relative, inside, and plain. */
final class FilePath {
  private static final int MAX_CHARACTERS = 200;
  private static final String MARKS = "._-@+()[], ";

  private FilePath() {}

  /** Why a path is not taken; empty when it is. */
  static Optional<String> flaw(String path) {
    if (path.isEmpty() || path.length() > MAX_CHARACTERS) {
      return Optional.of("it must have 1 to " + MAX_CHARACTERS + " characters");
    }
    if (path.startsWith("/") || path.startsWith("~")) {
      return Optional.of("it must be relative");
    }
    for (String name : path.split("/", -1)) {
      if (name.isBlank() || name.equals(".") || name.equals("..") || name.equals(".git")) {
        return Optional.of("it must not have empty parts, '.', '..' or '.git'");
      }
      if (!name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0)) {
        return Optional.of("it must be of letters, digits and " + MARKS.strip() + " alone");
      }
    }
    return Optional.empty();
  }
}
