package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which detectors a number calls: a bit each, found by the size of its first group, by the digits in all
 * groups and by the characters beside. Most numbers call none, and calling in vain costs more than asking.
 */
final class NumberCalls {
  private static final int ASCII = 0x80;

  private final Detector[] detectors;
  private final long[][] bySizes = new long[Catalogue.MOST_SIZE + 1][Catalogue.MOST_LEAST + 1];
  private final long[] before;
  private final long[] furtherBefore;
  private final long[] behind;
  private final long[] furtherBehind;

  /** Of entries in the order in which they are called, 64 at most. */
  NumberCalls(List<Catalogue.Entry> entries) {
    if (entries.size() > Long.SIZE) {
      throw new IllegalArgumentException(entries.size() + " entries have no bit each");
    }
    detectors = entries.stream().map(Catalogue.Entry::detector).toArray(Detector[]::new);
    for (int size = 0; size < bySizes.length; size++) {
      for (int total = 0; total <= Catalogue.MOST_LEAST; total++) {
        bySizes[size][total] = taking(entries, size, total);
      }
    }
    before = beside(entries, Sides::before);
    furtherBefore = beside(entries, Sides::furtherBefore);
    behind = beside(entries, Sides::behind);
    furtherBehind = beside(entries, Sides::furtherBehind);
  }

  private static long taking(List<Catalogue.Entry> entries, int size, int total) {
    long bits = 0;
    for (int i = 0; i < entries.size(); i++) {
      boolean takes = entries.get(i).takes(size) && entries.get(i).needs() <= total;
      bits |= takes ? 1L << i : 0;
    }
    return bits;
  }

  /** For each character of ASCII those beside which it may stand; the last is for all that are beyond. */
  private static long[] beside(List<Catalogue.Entry> entries, Function<Sides, @Nullable String> side) {
    long[] beside = new long[ASCII];
    beside[ASCII - 1] = -1;
    for (int i = 0; i < entries.size(); i++) {
      String characters = side.apply(entries.get(i).sides());
      for (int c = 0; c < ASCII; c++) {
        beside[c] |= characters == null || characters.indexOf(c) >= 0 ? 1L << i : 0;
      }
    }
    return beside;
  }

  /** Calls those of the number that the scan has read. */
  void verify(Scan scan, int at) {
    DigitGroups number = scan.number();
    int size = Math.min(number.size(0), Catalogue.MOST_SIZE);
    int total = Math.min(number.total(), Catalogue.MOST_LEAST);
    long called = bySizes[size][total] & mayStand(scan.text, at, number.end(0));
    for (; called != 0; called &= called - 1) {
      detectors[Long.numberOfTrailingZeros(called)].verify(scan, at);
    }
  }

  /** Those that may report something between what stands before a place and behind another. */
  private long mayStand(Text text, int start, int end) {
    char left = text.at(start - 1);
    char right = text.at(end);
    if ((left | right) >= ASCII) {
      return -1;
    }
    return before[left] & furtherBefore[Math.min(text.at(start - 2), ASCII - 1)]
        | behind[right] & furtherBehind[Math.min(text.at(end + 1), ASCII - 1)];
  }
}
