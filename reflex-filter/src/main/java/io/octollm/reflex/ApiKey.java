package io.octollm.reflex;

import io.octollm.reflex.Vendor.Checksum;
import java.util.zip.CRC32;

/** Keys with a vendor's prefix: length, alphabet, entropy, and checksum where there is one. */
final class ApiKey implements Detector {
  static final String TYPE = "API_KEY";
  private static final int SUM = 6;
  private static final int MOST_WORD = 12;
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final Vendors vendors = new Vendors();

  /** The first key in a token. */
  @Override
  public void verify(Scan scan, int at) {
    int start = scan.tokenStart();
    while (start < at && "-._".indexOf(scan.text.charAt(start)) >= 0) {
      start++;
    }
    find(scan, start);
  }

  /** A key whose prefix has its first dash or underscore here: it needs no digit to be seen. */
  void verifyAtMark(Scan scan, int at) {
    if (!vendors.mayBePrefix(scan.text, at)) {
      return;
    }
    int start = at;
    while (start > 0 && at - start < MOST_WORD && Chars.isAlnum(scan.text.charAt(start - 1))) {
      start--;
    }
    if (!Chars.wordBefore(scan.text, start)) {
      find(scan, start);
    }
  }

  /** A key that begins with this letter and an equals sign or a slash may cut short. */
  void verifyAtLetter(Scan scan, int at) {
    if (scan.text.startsWith("ATATT3", at) || scan.text.startsWith("ATCTT3", at)
        || scan.text.startsWith("ABSK", at)) {
      find(scan, at);
    }
  }

  private void find(Scan scan, int start) {
    String text = scan.text;
    for (Vendor vendor : vendors.beginningWith(text.charAt(start))) {
      if (text.startsWith(vendor.prefix(), start)) {
        int body = start + vendor.prefix().length();
        int end = vendor.shape().end(text, body);
        scan.worked(Math.max(end, body) - start);
        if (end > 0 && !Chars.wordAt(text, end)) {
          scan.add(TYPE, start, end, level(text, vendor, body, end), vendor.name());
          return;
        }
      }
    }
  }

  private static Level level(String text, Vendor vendor, int body, int end) {
    if (vendor.checksum() == Checksum.CRC32_BASE62 && checksumHolds(text, body, end)) {
      return Level.VALIDATED;
    }
    boolean random = Entropy.bits(text, body, end) >= vendor.bits()
        && (vendor.shape().isLetters() || Entropy.isMixed(text, body, end)
            || !Entropy.isWordy(text, body, end, 2));
    return random && !Entropy.isPlaceholder(text, body, end) ? Level.SHAPED : Level.WEAK;
  }

  static boolean checksumHolds(String text, int start, int end) {
    CRC32 crc = new CRC32();
    for (int i = start; i < end - SUM; i++) {
      crc.update(text.charAt(i));
    }
    long rest = crc.getValue();
    for (int i = end - 1; i >= end - SUM; i--) {
      if (text.charAt(i) != BASE62.charAt((int) (rest % 62))) {
        return false;
      }
      rest /= 62;
    }
    return true;
  }
}
