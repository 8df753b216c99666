package io.octollm.reflex;

/**
 * The form of a vendor's keys.
 *
 * @param name of the vendor, in lower case, as findings bear it
 * @param prefix what every key begins with, in its own case
 * @param shape what stands behind the prefix
 * @param checksum what the last characters must fit, where the vendor says
 */
record Vendor(String name, String prefix, Shape shape, Checksum checksum) {
  private static final double NARROW_BITS = 2.3;
  private static final double WIDE_BITS = 3.0;

  enum Checksum {
    NONE,
    /** The last six characters are the CRC-32 of those before, in base 62 (GitHub, npm). */
    CRC32_BASE62
  }

  /** The least entropy, in bits a character. */
  double bits() {
    return shape.isNarrow() ? NARROW_BITS : WIDE_BITS;
  }
}
