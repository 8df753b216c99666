package io.octollm.arm;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The note that is committed beside an offset: everything below {@code position} has ended, but for
 * {@code open}. Written as {@code 1:<position>:<open>,<open>,…}, in base 36 and each relative to the
 * one before, the first to the committed offset; 3,500 characters at the most, for brokers take 4,096.
 */
record DoneNote(long position, NavigableSet<Long> open) {
  static final DoneNote NONE = new DoneNote(-1, new TreeSet<>());
  private static final String VERSION = "1:";
  private static final int MAX_CHARACTERS = 3500;
  private static final int RADIX = 36;

  boolean covers(long offset) {
    return offset < position && !open.contains(offset);
  }

  /** Empty when nothing above the committed offset has ended. */
  String write(long committed) {
    long end = position;
    long before = committed;
    var deltas = new StringBuilder();
    for (long offset : open.tailSet(committed, false)) {
      if (deltas.length() > MAX_CHARACTERS) {
        end = offset;
        break;
      }
      deltas.append(deltas.isEmpty() ? "" : ",").append(Long.toString(offset - before, RADIX));
      before = offset;
    }
    return end <= committed ? ""
        : VERSION + Long.toString(end - committed, RADIX) + ':' + deltas;
  }

  /** Reads a note; one that is not ours, or is damaged, says nothing. */
  static DoneNote read(long committed, @Nullable String note) {
    if (note == null || !note.startsWith(VERSION)) {
      return NONE;
    }
    String[] parts = note.substring(VERSION.length()).split(":", -1);
    if (parts.length != 2) {
      return NONE;
    }
    try {
      NavigableSet<Long> open = new TreeSet<>();
      // The committed offset is the lowest one that has not ended.
      open.add(committed);
      long offset = committed;
      for (String delta : parts[1].isEmpty() ? new String[0] : parts[1].split(",")) {
        offset = Math.addExact(offset, Long.parseUnsignedLong(delta, RADIX));
        open.add(offset);
      }
      return new DoneNote(
          Math.addExact(committed, Long.parseUnsignedLong(parts[0], RADIX)), open);
    } catch (ArithmeticException | NumberFormatException e) {
      return NONE;
    }
  }
}
