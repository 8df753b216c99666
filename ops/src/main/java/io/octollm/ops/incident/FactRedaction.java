package io.octollm.ops.incident;

import io.octollm.ops.topic.Place;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.Ids;
import io.octollm.schema.Task;
import io.octollm.schema.TaskReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Makes the stored form of a fact. What the policy does not let out gets stand-ins, and it is
 * checked that the filter treats the result as it treated the original; where that cannot be had,
 * the screened form is stored, and where there is none, nothing. One instance a bundle.
 */
final class FactRedaction {
  private static final int VARIANTS = 8;

  private final Privacy privacy;
  private final SameShape shapes;
  private final TaskReader reader;
  private final String tasksTopic;
  private final Set<String> taskIds;

  FactRedaction(Privacy privacy, byte[] key, TaskReader reader, String tasksTopic,
      Set<String> taskIds) {
    this.privacy = privacy;
    this.shapes = new SameShape(privacy, key);
    this.reader = reader;
    this.tasksTopic = tasksTopic;
    this.taskIds = taskIds;
  }

  private record Value(byte @Nullable [] bytes, String redaction) {}

  static StoredFact raw(ConsumerRecord<byte[], byte[]> record) {
    List<StoredFact.StoredHeader> headers = new ArrayList<>();
    for (Header header : record.headers()) {
      headers.add(new StoredFact.StoredHeader(header.key(), bytes(header.value())));
    }
    return fact(record, record.key(), headers, 0, new Value(record.value(), StoredFact.NONE));
  }

  StoredFact redacted(ConsumerRecord<byte[], byte[]> record) {
    List<StoredFact.StoredHeader> headers = new ArrayList<>();
    int foreign = 0;
    for (Header header : record.headers()) {
      if (isOurs(header.key())) {
        headers.add(new StoredFact.StoredHeader(header.key(), headerValue(header.value())));
      } else {
        foreign++;
      }
    }
    byte[] key = record.key() != null
        && taskIds.contains(new String(record.key(), StandardCharsets.UTF_8)) ? record.key() : null;
    return fact(record, key, headers, foreign, value(record));
  }

  private static StoredFact fact(ConsumerRecord<byte[], byte[]> record, byte @Nullable [] key,
      List<StoredFact.StoredHeader> headers, int foreign, Value value) {
    return new StoredFact(new Place(record.topic(), record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()), key, headers, foreign, value.bytes(),
        Ids.sha256(bytes(record.value())), value.redaction());
  }

  private static byte[] bytes(byte @Nullable [] value) {
    return value == null ? new byte[0] : value;
  }

  private static boolean isOurs(String name) {
    return name.startsWith("octollm-") || name.equalsIgnoreCase(HeaderNames.REQUEST_ID)
        || name.equals(HeaderNames.TRACEPARENT) || name.equals(HeaderNames.TRACESTATE);
  }

  private byte[] headerValue(byte @Nullable [] value) {
    String text = new String(bytes(value), StandardCharsets.ISO_8859_1);
    if (Ids.isOwnForm(text)) {
      return bytes(value);
    }
    try {
      return shapes.text(text, null).getBytes(StandardCharsets.ISO_8859_1);
    } catch (SameShape.NoStandIn e) {
      return new byte[0];
    }
  }

  private Value value(ConsumerRecord<byte[], byte[]> record) {
    byte[] original = record.value();
    if (original == null) {
      return new Value(null, StoredFact.NONE);
    }
    return record.topic().equals(tasksTopic) ? submission(original) : message(original);
  }

  /** A record of {@code tasks}: the original may hold anything. */
  private Value submission(byte[] original) {
    return switch (reader.read(original)) {
      case Decoded.Problem<Task> problem -> {
        byte[] safe = candidate(original, bytes -> problem.equals(reader.read(bytes)));
        yield safe == null ? new Value(null, StoredFact.WITHHELD) : shaped(original, safe);
      }
      case Decoded.Value<Task>(Task task) -> {
        byte[] safe = candidate(original, bytes ->
            reader.read(bytes) instanceof Decoded.Value<Task>(Task other)
                && privacy.screensAlike(task, other));
        yield safe == null
            ? new Value(Codec.encode(privacy.screened(Codec.tree(privacy.screened(task)))),
                StoredFact.SCREENED)
            : shaped(original, safe);
      }
    };
  }

  /** An outcome or a command: an arm in another language may not have filtered its output. */
  private Value message(byte[] original) {
    JsonNode screened = screened(original);
    byte[] safe = candidate(original, bytes -> Objects.equals(screened, screened(bytes)));
    return safe != null ? shaped(original, safe)
        : screened != null ? new Value(Codec.encode(screened), StoredFact.SCREENED)
        : new Value(null, StoredFact.WITHHELD);
  }

  /** As the policy leaves it; null for what is no JSON. */
  private @Nullable JsonNode screened(byte[] bytes) {
    try {
      return privacy.screened(Codec.parse(bytes));
    } catch (JacksonException e) {
      return null;
    }
  }

  /** A stand-in for the whole value that passes the check; null when there is none. */
  private byte @Nullable [] candidate(byte[] original, Predicate<byte[]> check) {
    for (int number = 0; number < VARIANTS; number++) {
      SameShape variant = shapes.variant(number);
      try {
        byte[] candidate = variant.value(original);
        if (check.test(candidate)) {
          variant.keep();
          return candidate;
        }
      } catch (SameShape.NoStandIn e) {
        // The next variant may have one; without any the value is screened or withheld.
        continue;
      }
    }
    return null;
  }

  private static Value shaped(byte[] original, byte[] candidate) {
    return Arrays.equals(original, candidate)
        ? new Value(original, StoredFact.NONE)
        : new Value(candidate, StoredFact.SAME_SHAPE);
  }
}
