package io.octollm.reflex;

import io.octollm.reflex.Vendor.Checksum;
import io.octollm.reflex.text.Text;
import java.util.zip.CRC32;

/** Keys with a vendor's prefix: length, alphabet, entropy, and checksum where there is one. */
final class ApiKey implements Detector {
  static final String TYPE = "API_KEY";
  private static final int SUM = 6;
  /** How many characters the project of a server's key of Firebase has, before the colon. */
  private static final int FIREBASE = 11;
  private static final int MOST_WORD = 12;
  private static final int MOST_PIECES = 3;
  private static final int LEAST_FRAGMENT = 16;
  private static final int MOST_FRAGMENT = 300;
  private static final double FRAGMENT_BITS = 3.3;
  private static final String TWITTER = "AAAAAAAAAAAAAAAAAAAAA";
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** The first key in a token. */
  @Override
  public void verify(Scan scan, int at) {
    int start = scan.runs().tokenStart();
    while (start < at && "-._".indexOf(scan.text.charAt(start)) >= 0) {
      start++;
    }
    int sign = scan.runs().tokenStart() - 1;
    if (!find(scan, start) && Chars.at(scan.text, sign) == '=') {
      findBefore(scan, sign);
    } else if (sign > FIREBASE && scan.text.startsWith(":APA91b", sign)) {
      find(scan, sign - FIREBASE);
    }
  }

  /** A key that an equals sign of its own has cut in pieces before this one. */
  private static void findBefore(Scan scan, int sign) {
    Text text = scan.text;
    int start = sign;
    for (int piece = 0; piece < MOST_PIECES && Chars.at(text, start) == '='; piece++) {
      int end = start;
      while (start > 0 && end - start < MOST_WORD * 2 && Chars.isToken(text.charAt(start - 1))) {
        start--;
      }
      if (start == end || find(scan, start)) {
        return;
      }
      start--;
    }
  }

  /** A key whose prefix has its first dash or underscore here: it needs no digit to be seen. */
  void verifyAtMark(Scan scan, int at) {
    if (!Vendors.ALL.mayBePrefix(scan.text, at)) {
      return;
    }
    OddKey.verifyAtUnderscore(scan, at);
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
        || scan.text.startsWith("ABSK", at) || scan.text.startsWith(TWITTER, at)) {
      find(scan, at);
    }
  }

  private static boolean find(Scan scan, int start) {
    Text text = scan.text;
    boolean distinct = false;
    for (Vendor vendor : Vendors.ALL.beginningWith(text.charAt(start))) {
      if (text.startsWith(vendor.prefix(), start)) {
        int body = start + vendor.prefix().length();
        int end = vendor.shape().end(text, body);
        scan.worked(Math.max(end, body) - start);
        if (end > 0 && !Chars.wordAt(text, end)) {
          scan.add(TYPE, start, end, level(text, vendor, body, end), vendor.name());
          return true;
        }
        distinct |= vendor.isDistinct();
      }
    }
    if (distinct) {
      fragment(scan, start);
    }
    return false;
  }

  /** What begins as a key of a vendor and is none of the shapes that are known. */
  private static void fragment(Scan scan, int start) {
    Text text = scan.text;
    int end = Alphabet.DOTTED.runEnd(text, start, MOST_FRAGMENT);
    scan.worked(end - start);
    while (end > start && ".=".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean hex = Alphabet.HEX.runEnd(text, start, MOST_FRAGMENT) >= end;
    if (!hex && end - start >= LEAST_FRAGMENT && end - start < MOST_FRAGMENT && !Chars.wordAt(text, end)
        && hasDigit(text, start, end) && Entropy.bits(text, start, end) >= FRAGMENT_BITS
        && !Entropy.isWordy(text, start, end, 2) && !Entropy.isPlaceholder(text, start, end)) {
      scan.add(TYPE, start, end, Level.WEAK);
    }
  }

  private static boolean hasDigit(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Chars.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static Level level(Text text, Vendor vendor, int body, int end) {
    if (vendor.checksum() == Checksum.CRC32_BASE62 && checksumHolds(text, body, end)) {
      return Level.VALIDATED;
    }
    if (vendor.published()) {
      return Level.WEAK;
    }
    boolean random = Entropy.bits(text, body, end) >= vendor.bits(end - body)
        && (vendor.shape().isLetters() || Entropy.isMixed(text, body, end)
            || !Entropy.isWordy(text, body, end, 2));
    return random && !Entropy.isPlaceholder(text, body, end) && !Documented.isAt(text, body - vendor.prefix().length())
        ? Level.SHAPED : Level.WEAK;
  }

  static boolean checksumHolds(Text text, int start, int end) {
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
