package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people call one type of id, in English and where it is issued. Of all that ids and numbers are
 * called, the name nearest to a number decides: several checksums often hold for the same digits.
 */
final class Names {
  private static final int COST = 72;
  private static final int MOST_GAP = 3;
  /** From here on scripts bend words or write them without blanks, so a name may stand inside one. */
  static final char UNSPACED = '\u0900';
  /** Words for other numbers, and the single words for each type: of them all only one is near. */
  static final Words OTHERS = Words.of("policy kundennummer bestellnummer rechnungsnummer"
      + " vertragsnummer order orders invoice tracking"
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

  private static final char FIRST_SEMITIC = '\u05D0';
  private static final char LAST_HEBREW = '\u05EA';
  private static final char LAST_SEMITIC = '\u06D5';
  private static final String PREFIXES = "ובהלשמכوبلفك";
  private static final Words JOINING = Words.of("and or und oder et ou y o e i of en och og ja lub ve");

  /** Whose name is nearest: this type's, another's, or nobody's. */
  enum Nearest { OWN, OTHER, NONE }

  private final String[] names;
  private final long[] endings;

  private Names(String[] names) {
    this.names = names;
    this.endings = WordEnds.endings(names);
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
    switch (nearest(scan, type, start, end)) {
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
    scan.worked(COST);
    return scan.namePlaces(start, end).nearest(this);
  }

  /** The same, but a name that another value of the type was called by names no second one. */
  Nearest nearest(Scan scan, String type, int start, int end) {
    Nearest nearest = nearest(scan, start, end);
    int own = nearest == Nearest.OWN ? scan.namePlaces(start, end).own() : -1;
    return own >= 0 && (isSpent(scan, type, own, start) || isOtherCell(scan, type, own, start, end))
        ? Nearest.NONE : nearest;
  }

  /** Whether a word in the row of a table was said of another cell of it: {@code MRN 00251499,038-7421311}. */
  private static boolean isOtherCell(Scan scan, String type, int word, int start, int end) {
    for (Finding finding : scan.found().reversed()) {
      if (finding.end() < word) {
        return false;
      }
      if (finding.start() >= word && finding.end() <= start && finding.type().equals(type)) {
        return ",;|\t".indexOf(Chars.at(scan.text, start - 1)) >= 0 && scan.columns.read(start, end);
      }
    }
    return false;
  }

  /**
   * Whether a word before a span was said of another finding of a type, which lies between them with more
   * words behind it: {@code passport A1234567, authorised under 7654321}.
   */
  static boolean isSpent(Scan scan, String type, int word, int start) {
    for (Finding finding : scan.found().reversed()) {
      if (finding.end() < word) {
        return false;
      }
      if (finding.start() >= word && finding.end() <= start && finding.level() != Level.WEAK
          && finding.type().equals(type)) {
        scan.worked(start - finding.end());
        return JOINING.isAnyOther(scan.text, finding.end(), start);
      }
    }
    return false;
  }

  /** Whether one of the names may have an ending of {@link WordEnds#endingOverDots}. */
  boolean mayEndIn(int ending) {
    return WordEnds.has(endings, ending);
  }

  /** Whether one of the names ends at a place. */
  boolean endAt(Text text, int least, int end) {
    for (String name : names) {
      if (endsIn(text, least, end, name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether but one letter stands before, a word that Arabic or Hebrew writes as one with the next: "and", "the". */
  private static boolean isBehindPrefix(Text text, int at) {
    char first = text.charAt(at);
    return first >= FIRST_SEMITIC && first <= LAST_SEMITIC && PREFIXES.indexOf(text.charAt(at - 1)) >= 0
        && !Chars.isLetter(Chars.at(text, at - 2));
  }

  /** Whether but one letter stands before a number that Hebrew writes as one with it: {@code ב13/10/2010}. */
  static boolean isPrefixBefore(Text text, int at) {
    char before = text.at(at - 1);
    return before >= FIRST_SEMITIC && before <= LAST_HEBREW && PREFIXES.indexOf(before) >= 0
        && !Chars.wordBefore(text, at - 1);
  }

  private static boolean endsIn(Text text, int least, int end, String name) {
    int at = end;
    for (int i = name.length() - 1; i >= 0; i--) {
      char wanted = name.charAt(i);
      if (wanted == ' ') {
        int gap = at;
        while (gap > least && at - gap < MOST_GAP && !Chars.isLetter(text.charAt(gap - 1))
            && !Months.isMark(text.charAt(gap - 1))) {
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
        || !Chars.isLetter(text.charAt(at - 1)) || Words.risesAt(text, at) || isBehindPrefix(text, at);
    return whole && !Words.inOwnToken(text, at, end);
  }
}
