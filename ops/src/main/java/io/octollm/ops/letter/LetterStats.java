package io.octollm.ops.letter;

import io.octollm.schema.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Letters by kind: those of one stage and code. The kinds that came most often are first.
 *
 * @param since when the first letter of all failed; the beginning of each kind's {@code times}
 * @param slice how long each count of {@code times} is
 */
public record LetterStats(List<Kind> kinds, Instant since, Duration slice) {
  /** Into how many counts the time from the first letter to the last is cut. */
  public static final int SLICES = 24;

  private static final String BARS = " ▁▂▃▄▅▆▇█";

  /**
   * One kind.
   *
   * @param first the letter that failed first, the one to look at
   * @param times how many failed in each slice of the time
   */
  public record Kind(String stage, String code, int count, int open, Letter first, Instant last,
      List<Integer> times) {

    /** The line that {@code dlq stats --json} prints. */
    public ObjectNode toJson() {
      ObjectNode line = Codec.emptyObject().put("stage", stage).put("code", code)
          .put("count", count).put("open", open)
          .put("first_at", first.letter().failedAt().toString()).put("last_at", last.toString());
      ArrayNode counts = line.putArray("times");
      times.forEach(counts::add);
      line.set("first", first.toJson());
      return line;
    }

    /** The counts as a row of bars, the highest full. */
    public String bars() {
      int most = times.stream().max(Comparator.naturalOrder()).orElse(1);
      StringBuilder bars = new StringBuilder(times.size());
      for (int times : times) {
        bars.append(BARS.charAt((times * (BARS.length() - 1) + most - 1) / most));
      }
      return bars.toString();
    }
  }

  /** Of letters in the order of their failing. */
  public static LetterStats of(List<Letter> letters) {
    if (letters.isEmpty()) {
      return new LetterStats(List.of(), Instant.EPOCH, Duration.ZERO);
    }
    Instant since = letters.getFirst().letter().failedAt();
    Duration slice = Duration.between(since, letters.getLast().letter().failedAt())
        .dividedBy(SLICES).plusMillis(1);
    Map<String, List<Letter>> byKind = new TreeMap<>();
    for (Letter letter : letters) {
      byKind.computeIfAbsent(letter.letter().stage() + " " + letter.letter().error().code(),
          k -> new ArrayList<>()).add(letter);
    }
    List<Kind> kinds = byKind.values().stream().map(kind -> kind(kind, since, slice))
        .sorted(Comparator.comparingInt(Kind::count).reversed()).toList();
    return new LetterStats(kinds, since, slice);
  }

  private static Kind kind(List<Letter> letters, Instant since, Duration slice) {
    int[] times = new int[SLICES];
    for (Letter letter : letters) {
      long at = Duration.between(since, letter.letter().failedAt()).dividedBy(slice);
      times[(int) Math.min(SLICES - 1, at)]++;
    }
    Letter first = letters.getFirst();
    return new Kind(first.letter().stage(), first.letter().error().code().name(), letters.size(),
        (int) letters.stream().filter(Letter::open).count(), first,
        letters.getLast().letter().failedAt(), Arrays.stream(times).boxed().toList());
  }
}
