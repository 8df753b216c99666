package io.octollm.schema;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Our headers as they came on a record. The first of a name counts; one that is malformed, too long
 * or not printable counts as absent; foreign ones are passed over, however many.
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
  private static final Pattern TRACEPARENT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final int READ = 8;

  public static InboundHeaders read(Headers headers) {
    @Nullable String[] found = new String[READ];
    for (Header header : headers) {
      int slot = slot(header.key());
      if (slot >= 0 && found[slot] == null) {
        found[slot] = text(header.value(), slot == 2 ? MAX_TRACESTATE_LENGTH : MAX_LENGTH);
      }
    }
    String parent = found[1] != null && TRACEPARENT.matcher(found[1]).matches() ? found[1] : null;
    String taskId = found[3] != null && Ids.isTaskId(found[3]) ? found[3] : null;
    return new InboundHeaders(found[0], parent, parent == null ? null : found[2], taskId, found[4],
        number(found[5]), found[6], number(found[7]));
  }

  private static int slot(String key) {
    return switch (key) {
      case HeaderNames.REQUEST_ID -> 0;
      case HeaderNames.TRACEPARENT -> 1;
      case HeaderNames.TRACESTATE -> 2;
      case HeaderNames.TASK_ID -> 3;
      case HeaderNames.STEP -> 4;
      case HeaderNames.ATTEMPT -> 5;
      case HeaderNames.REPLAY_ID -> 6;
      case HeaderNames.REPLAY_COUNT -> 7;
      default -> key.length() == 12 && key.toLowerCase(Locale.ROOT).equals("x-request-id") ? 0 : -1;
    };
  }

  private static @Nullable String text(byte @Nullable [] value, int maxLength) {
    if (value == null || value.length == 0 || value.length > maxLength) {
      return null;
    }
    for (byte b : value) {
      if (b < 0x21 || b > 0x7e) {
        return null;
      }
    }
    return new String(value, StandardCharsets.US_ASCII);
  }

  private static int number(@Nullable String text) {
    return text != null && text.length() < 8 && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(text)
        : 0;
  }
}
