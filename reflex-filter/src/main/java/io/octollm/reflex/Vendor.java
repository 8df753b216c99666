package io.octollm.reflex;

import java.util.Set;

/**
 * The form of a vendor's keys.
 *
 * @param name of the vendor, in lower case, as findings bear it
 * @param prefix what every key begins with, in its own case
 * @param shape what stands behind the prefix
 * @param checksum what the last characters must fit, where the vendor says
 * @param published whether such keys stand in public pages, or hashes have the form too, so that one is but a hint
 */
record Vendor(String name, String prefix, Shape shape, Checksum checksum, boolean published) {
  private static final double NARROW_BITS = 2.3;
  private static final double WIDE_BITS = 3.0;

  private static final int LEAST_DISTINCT = 4;
  private static final Set<String> COMMON = Set.of("test_", "live_", "key-", "pubkey-", "secret_",
      "API-", "pat.", "sat.", "ext_", "rnd_", "perm-", "private_", "web_", "PRD-", "SBX-", "sk_test_",
      "AAAAAAAAAAAAAAAAAAAAA");

  enum Checksum {
    NONE,
    /** The last six characters are the CRC-32 of those before, in base 62 (GitHub, npm). */
    CRC32_BASE62
  }

  /** The least entropy of so many characters, in bits a character; few cannot have more than they are. */
  double bits(int length) {
    return Math.min(shape.isNarrow() ? NARROW_BITS : WIDE_BITS, Math.log(length) / Math.log(2) - 0.9);
  }

  /** Whether the prefix is of this vendor alone, so that it tells of a key by itself. */
  boolean isDistinct() {
    return prefix.length() >= LEAST_DISTINCT && !COMMON.contains(prefix);
  }
}
