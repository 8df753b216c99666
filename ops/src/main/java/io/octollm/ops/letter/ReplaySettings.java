package io.octollm.ops.letter;

import io.octollm.schema.Topics;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a replay works.
 *
 * @param to where the letters go
 * @param perSecond letters a second, at the most
 * @param maxReplays a letter that was replayed as often is parked instead
 * @param maxRecordBytes the largest record that is written
 */
public record ReplaySettings(
    String applicationId, ReplayTarget to, int perSecond, int maxReplays, int maxRecordBytes) {
  public static final int PER_SECOND = 100;
  public static final int MAX_REPLAYS = 3;
  public static final int MAX_RECORD_BYTES = Topics.MAX_RECORD_BYTES;

  private static final int MOST_PER_SECOND = 100_000;
  private static final Pattern RATE = Pattern.compile("(\\d{1,6})(/s)?");

  public ReplaySettings {
    if (perSecond < 1 || perSecond > MOST_PER_SECOND) {
      throw new IllegalArgumentException("--rate must lie between 1/s and " + MOST_PER_SECOND + "/s");
    }
    if (maxReplays < 0 || maxReplays > 1_000) {
      throw new IllegalArgumentException("--max-replays must lie between 0 and 1000");
    }
  }

  public static ReplaySettings defaults(String applicationId) {
    return new ReplaySettings(
        applicationId, ReplayTarget.ORIGIN, PER_SECOND, MAX_REPLAYS, MAX_RECORD_BYTES);
  }

  /** Letters a second from {@code 60} or {@code 60/s}. */
  public static int rate(String text) {
    Matcher matcher = RATE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("--rate must be a number such as 60 or 60/s");
    }
    return Integer.parseInt(matcher.group(1));
  }
}
