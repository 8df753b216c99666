package io.octollm.reflex;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people call one type of id, in English and where it is issued. Of all that ids and numbers are
 * called, the name nearest to a number decides: several checksums often hold for the same digits.
 */
final class Names {
  private static final int MOST_WORDS = 6;
  private static final int MOST_CHARS = 72;
  private static final int MOST_WORDS_AFTER = 5;
  private static final int MOST_CHARS_AFTER = 32;
  private static final int MOST_GAP = 3;
  /** From here on scripts bend words or write them without blanks, so a name may stand inside one. */
  private static final char UNSPACED = '\u0900';
  /** Words for other numbers, and the single words for each type: of them all only one is near. */
  private static final Words OTHERS = Words.of("order orders invoice tracking"
      + " shipment parcel timestamp epoch sha md5 uuid guid version build serial isbn"
      + " issn ean gtin upc sku part ticket issue nonce hash"
      + " checksum imei phone tel telephone telefon mobile cell fax whatsapp credit debit"
      + " usps ups fedex dhl zip dob dl visa mastercard account acct konto iban routing aba"
      + " passport license licence port"
      + " pid offset bytes size length width height latitude longitude price amount total"
      + " ssn itin ein npi dea mbi mrn vin cpr sin nas nino nhs aadhaar aadhar uidai pan dni"
      + " nif nie codice pesel steuerid idnr ausweis personalausweis nir nss insee bsn"
      + " burgerservicenummer sofinummer personnummer samordningsnummer hetu henkilötunnus"
      + " nric fin rrn tfn abn medicare cpf cnpj tckn kimlik tnin");

  /** Whose name is nearest: this type's, another's, or nobody's. */
  enum Nearest { OWN, OTHER, NONE }

  private final String[] names;

  private Names(String[] names) {
    this.names = names;
  }

  /** Names in small letters; between words that a blank parts may stand anything but letters. */
  static Names of(String... names) {
    String[] small = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      small[i] = names[i].toLowerCase(Locale.ROOT);
    }
    return new Names(small);
  }

  /**
   * Adds a finding for digits.
   *
   * @param holds whether the checksum does: beside its name a number is then validated, else weak
   * @param unnamed the level with no name near; null for nothing, which it also is in a table, as a
   *     price, as a round number or behind a prefix
   */
  void judge(Scan scan, String type, DigitGroups n, int groups, boolean holds,
      @Nullable Level unnamed) {
    char before = Chars.at(scan.text, n.start(0) - 1);
    if (before != '+') {
      boolean doubtful = n.prefixed() || n.crowded(groups) || groups == 1 && n.round()
          || before == '$' || before == '€';
      judge(scan, type, n.start(0), n.end(groups - 1), holds ? Level.VALIDATED : Level.WEAK,
          doubtful ? null : unnamed);
    }
  }

  /** Adds a finding: one level beside its name, another with no name near, beside another's less. */
  void judge(Scan scan, String type, int start, int end, Level named, @Nullable Level unnamed) {
    switch (nearest(scan, start, end)) {
      case OWN -> scan.addNamed(type, start, end, named);
      case NONE -> {
        if (unnamed != null) {
          scan.add(type, start, end, unnamed);
        }
      }
      case OTHER -> {
        if (unnamed != null && unnamed != Level.WEAK) {
          scan.add(type, start, end, Level.WEAK);
        }
      }
    }
  }

  /** Whose name is nearest to a span: in its key or column, before it, in the label, behind it. */
  Nearest nearest(Scan scan, int start, int end) {
    String text = scan.text;
    scan.worked(MOST_CHARS);
    Context context = scan.context(start, end);
    Nearest nearest = before(text, context.nameStart(), context.nameEnd());
    if (nearest == Nearest.NONE && !context.specific()) {
      nearest = before(text, Math.max(context.rowStart(), start - MOST_CHARS), start);
    }
    if (nearest == Nearest.NONE && scan.label != null) {
      nearest = before(scan.label, 0, scan.label.length());
    }
    boolean behind = nearest == Nearest.NONE && !context.specific() && after(text, end);
    return behind ? Nearest.OWN : nearest;
  }

  /** The nearest of all names before a place; others count on the same line only. */
  private Nearest before(String text, int least, int start) {
    boolean line = true;
    int words = 0;
    for (int end = start; end > least && words < MOST_WORDS; end--) {
      char c = text.charAt(end - 1);
      line &= c != '\n';
      boolean word = isWordEnd(text, end, start);
      if ((word || c >= UNSPACED) && isNamed(text, least, end)) {
        return Nearest.OWN;
      }
      if (word) {
        words++;
        int from = wordStart(text, least, end);
        if (line && OTHERS.has(text, from, end) && !Words.inOwnToken(text, from, end)) {
          return Nearest.OTHER;
        }
      }
    }
    return Nearest.NONE;
  }

  /** Whether a name follows within the sentence that is not the key of another value. */
  private boolean after(String text, int start) {
    int most = Math.min(text.length(), start + MOST_CHARS_AFTER);
    int words = 0;
    boolean other = false;
    for (int end = start + 1; end <= most && words < MOST_WORDS_AFTER; end++) {
      char c = text.charAt(end - 1);
      if (c == '\n' || c == ',' || c == ';' || c == '{' || c == ':' || c == '='
          || c == '.' && !Character.isLetter(Chars.at(text, end))) {
        return false;
      }
      boolean word = isWordEnd(text, end, text.length());
      if ((word || c >= UNSPACED) && isNamed(text, start, end)) {
        return !isKey(text, end);
      }
      if (word) {
        words++;
        if (other) {
          return false;
        }
        // A name of two words may begin with what alone is another's.
        other = OTHERS.has(text, wordStart(text, start, end), end);
      }
    }
    return false;
  }

  private static boolean isKey(String text, int end) {
    char c = Chars.at(text, end);
    char next = c == '"' || c == '\'' || c == ' ' ? Chars.at(text, end + 1) : c;
    return next == ':' || next == '=' || next == '#' || Chars.isDigit(next);
  }

  private static boolean isWordEnd(String text, int end, int border) {
    return Character.isLetter(text.charAt(end - 1)) && (end == border
        || !Character.isLetter(text.charAt(end)) || Words.risesAt(text, end));
  }

  private static int wordStart(String text, int least, int end) {
    int from = end - 1;
    while (from > least && Character.isLetter(text.charAt(from - 1)) && !Words.risesAt(text, from)) {
      from--;
    }
    return from;
  }

  private boolean isNamed(String text, int least, int end) {
    for (String name : names) {
      if (endsIn(text, least, end, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsIn(String text, int least, int end, String name) {
    int at = end;
    for (int i = name.length() - 1; i >= 0; i--) {
      char wanted = name.charAt(i);
      if (wanted == ' ') {
        int gap = at;
        while (gap > least && at - gap < MOST_GAP && !Character.isLetter(text.charAt(gap - 1))) {
          gap--;
        }
        at = gap;
      } else {
        if (at > least && at < end && text.charAt(at - 1) == '.') {
          at--;
        }
        if (at == least || Character.toLowerCase(text.charAt(at - 1)) != wanted) {
          return false;
        }
        at--;
      }
    }
    boolean whole = name.charAt(0) >= UNSPACED || at == 0
        || !Character.isLetter(text.charAt(at - 1)) || Words.risesAt(text, at);
    return whole && !Words.inOwnToken(text, at, end);
  }
}
