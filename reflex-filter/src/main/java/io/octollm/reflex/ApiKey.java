package io.octollm.reflex;

import io.octollm.reflex.Vendor.Checksum;
import java.util.zip.CRC32;

/** Keys with a vendor's prefix: length, alphabet, entropy, and checksum where there is one. */
final class ApiKey implements Detector {
  static final String TYPE = "API_KEY";
  private static final int SUM = 6;
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final Vendors vendors = new Vendors();

  @Override
  public void verify(Scan scan, int at) {
    String text = scan.text;
    int start = scan.tokenStart();
    while (start < at && "-._".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    for (Vendor vendor : vendors.beginningWith(text.charAt(start))) {
      int body = start + vendor.prefix().length();
      if (text.startsWith(vendor.prefix(), start) && body < scan.tokenEnd()) {
        int end = end(text, vendor, body);
        if (end > 0) {
          scan.worked(end - start);
          scan.add(TYPE, start, end, level(text, vendor, body, end));
          return;
        }
      }
    }
  }

  /** Where the key ends, or -1 when its length does not fit. */
  private static int end(String text, Vendor vendor, int body) {
    int end = vendor.alphabet().runEnd(text, body, vendor.most());
    while (end > body && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')
        && vendor.least() < vendor.most()) {
      end--;
    }
    int length = end - body;
    boolean glued = Chars.wordAt(text, end);
    return length < vendor.least() || length > vendor.most() || glued ? -1 : end;
  }

  private static Level level(String text, Vendor vendor, int body, int end) {
    if (vendor.checksum() == Checksum.CRC32_BASE62 && checksumHolds(text, body, end)) {
      return Level.VALIDATED;
    }
    boolean random = Entropy.bits(text, body, end) >= vendor.bits() && hasDigit(text, body, end);
    return random && !Entropy.isPlaceholder(text, body, end) ? Level.SHAPED : Level.WEAK;
  }

  private static boolean hasDigit(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Chars.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
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
