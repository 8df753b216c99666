package io.octollm.schema;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids that are derived, never drawn: the same record always gets the same ones. */
public final class Ids {
  static final int MAX_TASK_ID = 64;
  static final Pattern TASK_ID = Pattern.compile("[A-Za-z0-9._:-]{1," + MAX_TASK_ID + "}");
  private static final Pattern REQUEST_ID = Pattern.compile("[!-~]{1,128}");
  private static final int UUID_LENGTH = 36;
  private static final byte[] NAMESPACE =
      "octollm".getBytes(StandardCharsets.US_ASCII);

  private Ids() {}

  /** Whether a task may bear this id. */
  public static boolean isTaskId(String id) {
    return TASK_ID.matcher(id).matches();
  }

  /** Whether a request may bear this id: printable ASCII, no blank, and not too long. */
  public static boolean isRequestId(String id) {
    return REQUEST_ID.matcher(id).matches();
  }

  /** Whether the id is of the form that we generate ourselves; such a one holds nothing personal. */
  public static boolean isOwnForm(String id) {
    int uuid = id.startsWith("task-") ? 5 : id.startsWith("req-") ? 4 : -1;
    if (uuid < 0 || id.length() != uuid + UUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = id.charAt(uuid + i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * A version 5 UUID of a record: of its topic, partition, offset, broker timestamp and value.
   *
   * @param purpose task or req, so that the two differ
   */
  public static String derived(String purpose, Coordinates at, String sha256) {
    String name = purpose + '|' + at.topic() + '|' + at.partition() + '|' + at.offset() + '|'
        + at.timestamp().toEpochMilli() + '|' + sha256;
    return purpose + '-' + uuid5(name);
  }

  static UUID uuid5(String name) {
    MessageDigest sha1 = digest("SHA-1");
    sha1.update(NAMESPACE);
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong() & ~0xF000L | 0x5000L;
    long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** SHA-256 in 64 hex digits. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest("SHA-256").digest(bytes));
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
