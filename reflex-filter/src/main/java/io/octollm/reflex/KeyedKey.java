package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Keys without a form of their own, known by their name: a vendor's beside a value of its shape, or
 * a secret's beside a value that looks random. Hashes, UUIDs, paths, calls and words are no keys.
 */
final class KeyedKey implements Detector {
  private static final int LEAST = 14;
  private static final int MOST = 200;
  private static final int LOOK = 40;
  /** Behind a sign these places are inside the value, wherever it begins. */
  private static final int SURE_FROM = 13;
  private static final int SURE_TO = 15;
  /** 1 for what a value is made of, else 0. */
  private static final byte[] VALUE = value();
  /** 1 for what may stand between a sign and a value, else 0. */
  private static final byte[] OPENING = opening();
  private static final int LEAST_GENERIC = 14;
  private static final int LEAST_HEX = 16;
  private static final int MD5 = 32;
  private static final int SHA1 = 40;
  private static final double HEX_BITS = 2.8;
  private static final double BITS = 3.3;
  private static final double PLAIN_KEY_BITS = 3.9;

  private final NameTable<KeyedTable.Keyed> vendors = KeyedTable.byName();

  /** A token, from its first character or from where its base64 begins. */
  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int start = scan.runs().tokenStart();
    while (start < at && "-._".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    if (Chars.at(text, start - 1) == ' ') {
      HeldSecret.inHeader(scan, start);
    }
    int end = scan.runs().tokenEnd();
    while (end > start + 1 && text.charAt(end - 1) == '.') {
      end--;
    }
    if (!Entropy.isRestless(text, start, end)) {
      return;
    }
    int whole = start;
    while (whole > 0 && start - whole < MOST && Alphabet.ANY_BASE64.has(text.charAt(whole - 1))) {
      whole--;
    }
    if (text.charAt(whole) == '-' && Chars.at(text, whole - 1) == ':') {
      whole++; // the default of a shell's variable
    }
    scan.worked(scan.runs().tokenEnd() - whole);
    if (whole == start || !startsValue(text, whole)
        || !judge(scan, whole, text.indexOf('=', whole, start) >= 0)) {
      judge(scan, start, false);
    }
  }

  /** Whether a value begins at a place before the token. */
  private static boolean startsValue(Text text, int whole) {
    char before = Chars.at(text, whole - 1);
    return Assignments.isQuote(before) || " \n\t:>,(".indexOf(before) >= 0;
  }

  /** The value behind a colon or an equals sign. */
  void verifyAssigned(Scan scan, int at) {
    Text text = scan.text;
    if (at + SURE_TO > text.length() || !mayBeLong(text.array(), at)) {
      return;
    }
    int start = Assignments.valueStart(text, at);
    int end = start;
    while (end - start < LOOK && isValue(text, end)) {
      end++;
    }
    scan.worked(end - start);
    int sign = text.indexOf('=', start, end);
    if (sign > 0 && Chars.isAlnum(Chars.at(text, sign + 1))) {
      return; // a name, and its value behind the next sign
    }
    if (end - start >= LEAST && Entropy.isRestless(text, start, end)) {
      judge(scan, start, false);
      AwsSecretKey.judge(scan, start);
    }
  }

  /** The cheap question: whether nothing ends the value where a key would still go on. */
  private static boolean mayBeLong(char[] chars, int at) {
    int start = at + 1 + OPENING[chars[at + 1]];
    start += OPENING[chars[start]];
    start += OPENING[chars[start]];
    start += Assignments.isPrefix(chars[start]) && Assignments.isQuote(chars[start + 1]) ? 2 : 0;
    // Behind more than three such characters only the places are known that are inside it wherever it begins.
    int from = OPENING[chars[start]] != 0 ? at + SURE_FROM : start;
    int all = 1;
    for (int i = from; i < at + SURE_TO; i++) {
      all &= VALUE[chars[i]];
    }
    return all != 0;
  }

  private static byte[] opening() {
    byte[] opening = new byte[Character.MAX_VALUE + 1];
    for (char c : "=>: \t\\\"'`".toCharArray()) {
      opening[c] = 1;
    }
    return opening;
  }

  private static boolean isValue(Text text, int at) {
    return VALUE[Chars.at(text, at)] != 0;
  }

  private static byte[] value() {
    byte[] value = new byte[Character.MAX_VALUE + 1];
    for (int i = 0; i < value.length; i++) {
      char c = (char) i;
      value[i] = (byte) (Alphabet.ANY_BASE64.has(c) || c == '.' || c == ':' ? 1 : 0);
    }
    return value;
  }

  /** A UUID, alone or behind a vendor's word. */
  void verifyUuid(Scan scan, int at) {
    judge(scan, scan.runs().tokenStart(), false);
  }

  /** The whole text under its label. */
  void verifyLabelled(Scan scan, int at) {
    if (scan.text.length() >= LEAST && scan.text.length() <= MOST) {
      judge(scan, 0, false);
    }
  }

  /** @param exact whether only a vendor's shape will do, as the value may be a name with its value */
  private boolean judge(Scan scan, int start, boolean exact) {
    char before = Chars.at(scan.text, start - 1);
    if ("@/+".indexOf(before) >= 0) {
      return false;
    }
    Naming naming = scan.naming();
    return judgeNamed(scan, naming, start, exact) || judgeUnnamed(scan, naming, start);
  }

  private boolean judgeNamed(Scan scan, Naming naming, int start, boolean exact) {
    char before = Chars.at(scan.text, start - 1);
    return naming.read(scan, start) && judge(scan, naming, start, exact)
        || ColumnPassword.beginsCell(scan.text, Assignments.isQuote(before) ? start - 1 : start)
            && naming.readColumn(scan, start, valueEnd(scan.text, start))
            && judge(scan, naming, start, exact);
  }

  /**
   * A vendor's, of which the call tells, or what is said behind it; any whose name stands there; and what signs web
   * tokens or links.
   */
  private boolean judgeUnnamed(Scan scan, Naming naming, int start) {
    int named = NameZone.named(scan.text, valueEnd(scan.text, start));
    boolean against = named >= 0 && scan.text.startsWith("-> ", named - "-> ".length())
        && naming.read(scan, start) && naming.speaksAgainst();
    if (named >= 0 && !against && naming.readBehind(scan, named) && judge(scan, naming, start, false)) {
      return true;
    }
    boolean called = naming.readCall(scan, start);
    if (called && naming.isOfTokens() || NameZone.isOfTokens(scan.text, start)
        || NameZone.isLinkHash(scan.text, start, valueEnd(scan.text, start))) {
      return genericKey(scan, start, true);
    }
    KeyedTable.Keyed vendor = called ? naming.in(vendors) : null;
    vendor = vendor != null && naming.isOfVendor() ? vendor : null;
    int told = NameZone.told(scan.text, valueEnd(scan.text, start));
    if (vendor == null && told >= 0
        && (!naming.read(scan, start) || !naming.linked() && !naming.speaksAgainst())
        && naming.readBehind(scan, told) && naming.mentionsSecret()) {
      vendor = naming.in(vendors);
    }
    return vendor != null && vendorKey(scan, start, vendor);
  }

  private boolean judge(Scan scan, Naming naming, int start, boolean exact) {
    boolean secret = naming.isSecret();
    boolean id = naming.isId();
    boolean key = naming.isKey();
    KeyedTable.Keyed vendor = naming.in(vendors);
    boolean tied = naming.linked() || naming.endsAsSecret() || naming.isSetting()
        || vendor != null && (naming.endsAsKey() || naming.endsAsLogin());
    boolean letter = Chars.at(scan.text, start - 1) == '\n' && naming.asksForSecret();
    boolean against = naming.speaksAgainst() || naming.isOfCache();
    if (against || !tied && !key) {
      return false;
    }
    boolean linked = naming.linked();
    if (vendor == null && (secret || key) && naming.readOuter(scan)) {
      vendor = naming.in(vendors);
    }
    return vendor != null && !id && (secret || !vendor.common()) && vendorKey(scan, start, vendor)
        || !exact && tied && (secret || key || letter && linked) && genericKey(scan, start, secret || letter);
  }

  private static boolean vendorKey(Scan scan, int start, KeyedTable.Keyed keyed) {
    Text text = scan.text;
    for (Shape shape : keyed.shapes()) {
      int end = shape.end(text, start);
      if (end > 0 && endsHere(text, end) && !NoKey.isRecord(text, start, end, keyed.vendor())) {
        boolean random = Entropy.bits(text, start, end) >= 2 && Entropy.isMixed(text, start, end)
            && !Entropy.isPlaceholder(text, start, end) && !Entropy.isWordy(text, start, end, 4);
        scan.add(ApiKey.TYPE, start, end, random ? Level.SHAPED : Level.WEAK, keyed.vendor());
        return true;
      }
    }
    return false;
  }

  private static boolean endsHere(Text text, int end) {
    char c = Chars.at(text, end);
    return !Chars.isWord(c) && "-=+/%".indexOf(c) < 0
        && (c != '.' || !Chars.wordAt(text, end + 1));
  }

  private static boolean genericKey(Scan scan, int start, boolean secret) {
    Text text = scan.text;
    int end = valueEnd(text, start);
    int length = end - start;
    if (length < LEAST_GENERIC || length > MOST || !Entropy.isMixed(text, start, end)
        || !isBorder(text, end) || NoKey.is(text, start, end, secret)) {
      return false;
    }
    boolean hex = Alphabet.HEX.runEnd(text, start, MOST) >= end;
    double bits = Entropy.bits(text, start, end);
    boolean plainHex = !secret && hex;
    if (bits < (hex ? HEX_BITS : !secret ? PLAIN_KEY_BITS : BITS) || plainHex && !isQuotedHash(text, start, length)
        || Entropy.isWordy(text, start, end) || !hasLetter(text, start, end)) {
      return false;
    }
    boolean doubtful = Entropy.isPlaceholder(text, start, end) || Uuids.isAt(text, start, end)
        || plainHex || hex && length < LEAST_HEX || Vendors.ALL.isFragment(text, start, end);
    // Over, and not instead of, what the value may be by its own form.
    scan.addOver(ApiKey.TYPE, start, end, doubtful ? Level.WEAK : Level.SHAPED,
        azure(text, start, end));
    return true;
  }

  /** Whether it is a key of something, in quotes, and as long as what services give, which hashes are as well. */
  private static boolean isQuotedHash(Text text, int start, int length) {
    if (length != MD5 && length != SHA1 || !Assignments.isQuote(Chars.at(text, start - 1))) {
      return false;
    }
    return Chars.isWord(Chars.at(text, PasswordNames.wordStart(text, NameLink.before(text, start)) - 1));
  }

  private static @Nullable String azure(Text text, int start, int end) {
    return text.startsWith("AccountKey=", start - 11) && text.startsWith("==", end - 2)
        ? "azure" : null;
  }

  private static int valueEnd(Text text, int start) {
    int end = start;
    while (end < text.length() && end - start <= MOST
        && (Alphabet.ANY_BASE64.has(text.charAt(end)) || ".~:".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    while (end > start && ".:".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isBorder(Text text, int end) {
    boolean free = "([{$%@<".indexOf(Chars.at(text, end)) < 0 || text.startsWith("</", end);
    return free && !Chars.wordAt(text, end);
  }

  private static boolean hasLetter(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Chars.is(text.charAt(i), Chars.LOWER | Chars.UPPER)) {
        return true;
      }
    }
    return false;
  }
}
