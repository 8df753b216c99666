package io.octollm.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Our headers as they came on a record. The first well-formed one of a name counts; one that is
 * malformed, too long or not printable counts as absent; foreign ones are passed over, however many.
 *
 * @param step null, with {@code attempt} 0, on a record that is no outcome
 */
public record InboundHeaders(
    @Nullable String requestId,
    @Nullable String traceparent,
    @Nullable String tracestate,
    @Nullable String taskId,
    @Nullable String step,
    int attempt,
    @Nullable String replayId,
    int replayCount) {

  private static final int MAX_LENGTH = 128;
  private static final int MAX_TRACESTATE_LENGTH = 512;
  private static final int MAX_DIGITS = 7;
  private static final Pattern TRACEPARENT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  /** What is read, in the order of the components. */
  private static final List<String> NAMES = List.of(HeaderNames.REQUEST_ID,
      HeaderNames.TRACEPARENT, HeaderNames.TRACESTATE, HeaderNames.TASK_ID, HeaderNames.STEP,
      HeaderNames.ATTEMPT, HeaderNames.REPLAY_ID, HeaderNames.REPLAY_COUNT);

  public static InboundHeaders read(Headers headers) {
    @Nullable String[] found = new String[NAMES.size()];
    for (Header header : headers) {
      int slot = slot(header.key());
      if (slot >= 0 && found[slot] == null) {
        found[slot] = wellFormed(NAMES.get(slot), header.value());
      }
    }
    return new InboundHeaders(found[0], found[1], found[1] == null ? null : found[2], found[3],
        found[4], number(found[5]), found[6], number(found[7]));
  }

  /** Letter case does not count: proxies and clients change it. */
  private static int slot(String key) {
    for (int i = 0; i < NAMES.size(); i++) {
      if (NAMES.get(i).equalsIgnoreCase(key)) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String wellFormed(String name, byte @Nullable [] value) {
    boolean isState = name.equals(HeaderNames.TRACESTATE);
    String text = isState ? text(value, ' ', MAX_TRACESTATE_LENGTH) : text(value, '!', MAX_LENGTH);
    if (text == null) {
      return null;
    }
    return switch (name) {
      case HeaderNames.TRACEPARENT -> TRACEPARENT.matcher(text).matches() ? text : null;
      case HeaderNames.TASK_ID -> Ids.isTaskId(text) ? text : null;
      case HeaderNames.ATTEMPT, HeaderNames.REPLAY_COUNT -> isNumber(text) ? text : null;
      default -> text;
    };
  }

  /** The value as printable ASCII from the given character on, or null. */
  private static @Nullable String text(byte @Nullable [] value, char first, int maxLength) {
    if (value == null || value.length == 0 || value.length > maxLength) {
      return null;
    }
    for (byte b : value) {
      if (b < first || b > '~') {
        return null;
      }
    }
    return new String(value, StandardCharsets.US_ASCII);
  }

  private static boolean isNumber(String text) {
    return text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
