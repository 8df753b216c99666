package io.octollm.schema;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a task from bytes that anybody may have sent. Every problem is one {@link TaskError} that
 * names the innermost field, what was found there by kind, and what is expected.
 *
 * @param maxBytes the largest record that is admitted
 */
public record TaskReader(int maxBytes) {
  public static final int DEFAULT_MAX_BYTES = 1024 * 1024;

  public Decoded<Task> read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return Decoded.problem(ErrorCode.UNREADABLE, "value is null, a JSON object is expected");
    }
    if (bytes.length == 0) {
      return Decoded.problem(ErrorCode.UNREADABLE, "value is empty, a JSON object is expected");
    }
    if (bytes.length > maxBytes) {
      return new Decoded.Problem<>(TaskError.of(ErrorCode.RECORD_TOO_LARGE,
          "value has " + bytes.length + " bytes, the limit is " + maxBytes));
    }
    int broken = brokenUtf8At(bytes);
    if (broken >= 0) {
      return new Decoded.Problem<>(TaskError.of(ErrorCode.UNREADABLE,
          "value is not UTF-8, reading stopped at byte " + broken).with("position", broken));
    }
    JsonNode tree;
    try {
      int start = hasByteOrderMark(bytes) ? 3 : 0;
      tree = Codec.parse(bytes, start, bytes.length - start);
    } catch (JacksonException e) {
      return new Decoded.Problem<>(JsonProblem.describe(e));
    }
    return tree instanceof ObjectNode object
        ? new TaskFields(object, bytes.length).read()
        : Decoded.problem(ErrorCode.UNREADABLE,
            "value is " + Refused.kind(tree) + ", a JSON object is expected");
  }

  /** Some editors put one first; RFC 8259 lets a reader pass over it. */
  private static boolean hasByteOrderMark(byte[] bytes) {
    return bytes[0] == (byte) 0xEF && bytes.length > 3 && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  /** Where the bytes stop being UTF-8, or -1. */
  private static int brokenUtf8At(byte[] bytes) {
    int ascii = 0;
    while (ascii < bytes.length && bytes[ascii] >= 0) {
      ascii++;
    }
    if (ascii == bytes.length) {
      return -1;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(in);
      return -1;
    } catch (CharacterCodingException e) {
      return in.position();
    }
  }
}
