package io.octollm.reflex;

/**
 * The form of a vendor's keys.
 *
 * @param prefix what every key begins with, in its own case
 * @param least characters behind the prefix
 * @param most characters behind the prefix
 * @param bits the least entropy, in bits a character
 * @param checksum what the last characters must fit, where the vendor says
 */
record Vendor(String prefix, int least, int most, Alphabet alphabet, double bits, Checksum checksum) {
  enum Checksum {
    NONE,
    /** The last six characters are the CRC-32 of those before, in base 62 (GitHub, npm). */
    CRC32_BASE62
  }

  static Vendor of(String prefix, int least, int most, Alphabet alphabet) {
    double bits = alphabet == Alphabet.HEX || alphabet == Alphabet.DIGITS ? 2.5 : 3.0;
    return new Vendor(prefix, least, most, alphabet, bits, Checksum.NONE);
  }

  static Vendor of(String prefix, int length, Alphabet alphabet) {
    return of(prefix, length, length, alphabet);
  }

  Vendor with(Checksum sum) {
    return new Vendor(prefix, least, most, alphabet, bits, sum);
  }
}
