package io.octollm.arm.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unified patch does to one file.
 *
 * @param from the old name, null where the file is new
 * @param to the new name, null where the file is taken away
 */
record PatchFile(@Nullable String from, @Nullable String to, List<Hunk> hunks) {

  /**
   * One piece of it.
   *
   * @param start the line, from 1, at which it says that the old lines begin; 0 in an empty file
   * @param lines each with its mark before it: a blank stays, a minus goes, a plus comes
   */
  record Hunk(int start, List<String> lines) {
    /** The lines that must stand there. */
    List<String> before() {
      return without('+');
    }

    /** The lines that stand there afterwards. */
    List<String> after() {
      return without('-');
    }

    private List<String> without(char mark) {
      return lines.stream().filter(line -> line.charAt(0) != mark).map(line -> line.substring(1)).toList();
    }

    long count(char mark) {
      return lines.stream().filter(line -> line.charAt(0) == mark).count();
    }
  }

  /** The name that is of interest: the new one, else the old one. */
  String name() {
    return to != null ? to : from == null ? "" : from;
  }

  long count(char mark) {
    return hunks.stream().mapToLong(hunk -> hunk.count(mark)).sum();
  }
}
