package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * A person's age in years, or a small child's in months or weeks, with its unit where it has one:
 * {@code 45 years old}, {@code 45-year-old}, {@code 45yo}, or the number beside a word: {@code aged 45}.
 */
final class Age implements Detector {
  static final String TYPE = "AGE";
  private static final Words PERSON = Words.of("patient pt he she ma pasien pesakit pasyente kakek nenek ibu bapak"
      + " ayah anak"
      + " istri suami adik kakak korban tersangka paciente paziente patsient pacient pacientka sie er");
  private static final Words RELATIVES = Words.of("he she wife husband mother father mom mum dad son daughter brother"
      + " sister grandma grandpa grandmother grandfather boyfriend girlfriend patient dtr");
  private static final Words OF_PERSON = Words.of("years year yrs yr lat lata tahun thn th taon jahre");
  /** Of them those that mostly tell how long something lasts: {@code er ist 12 Jahre im Unternehmen}. */
  private static final Words SPANS = Words.of("jahre tahun");
  private static final Words SEX = Words.of("male female man woman boy girl");
  private static final Words ASIDE = Words.of("years yrs yr jahre jaar vuotta v let tahun thn");
  private static final int MOST_YEARS = 125;
  private static final int LONGEST_UNIT = 10;
  /** Vowels that Arabic may write in words. */
  private static final char FIRST_TANWIN = '\u064B';
  private static final char LAST_TANWIN = '\u0652';
  /** Before an age stands a word for it, behind it a unit or tenths. */
  static final Sides SIDES = Sides.behind(" -./", Sides.letters("yjamwvlfbdgortu") + "(" + Sides.DIGITS)
      .orBefore(": =\"'(", Sides.letters("edrkm") + "sfnhiuatšo: =\"',()");
  /** Below or beside the cell that its name fills. */
  static final Sides BELOW = Sides.before("\t\n>", Sides.letters("edrk") + ":");
  /** Around a cell that is not the first of its row. */
  static final Sides CELL = Sides.before(",;|\t").orBehind(" ", "| ");

  /** Called for a number, and for a code such as {@code 45yo}. */
  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int end = at;
    int value = 0;
    while (Chars.isDigit(Chars.at(text, end)) && end - at < 4) {
      value = value * 10 + text.charAt(end++) - '0';
    }
    if (end == at || end - at > 3 || value > MOST_YEARS || value == 0 || scan.inUrl(at)) {
      return;
    }
    char before = Chars.at(text, at - 1);
    if ((before == '.' || before == '-' || before == ',' || before == '/')
        && Chars.isDigit(Chars.at(text, at - 2)) && (before != ',' || AgeScripts.signEnd(text, end) == end)) {
      return;
    }
    boolean tenths = Chars.at(text, end) == '.' && Chars.isDigit(Chars.at(text, end + 1));
    if (!behind(scan, at, tenths ? end + 2 : end) && isEnd(text, end)) {
      if (AgeName.isBefore(text, at) || AgeScripts.isBefore(text, at)) {
        scan.addOver(TYPE, first(text, at), end, Level.SHAPED);
      } else if (AgeUnits.isBefore(text, at)) {
        scan.addOver(TYPE, AgeUnits.start(text, at), end, Level.SHAPED);
      } else if (isBeforeSex(text, end) || isSaidOfPerson(text, at, end) || isOwn(text, at, end)
          || isApposed(text, at, end)) {
        scan.addOver(TYPE, at, end, Level.WEAK);
      }
    }
  }

  /** A number that fills a cell of a column of ages. */
  static void verifyCell(Scan scan, int at) {
    Text text = scan.text;
    int end = at;
    while (Chars.isDigit(Chars.at(text, end))) {
      end++;
    }
    boolean years = end - at < 3 || end - at == 3 && text.charAt(at) == '1';
    if (!years || !scan.columns.read(at, end)) {
      return;
    }
    int column = scan.columns.columnEnd();
    int name = NameZone.lastWord(text, column);
    if (name > scan.columns.columnStart() && AgeName.isName(text, name) || AgeName.isName(text, column)
        || AgeScripts.endsAt(text, column)) {
      scan.addOver(TYPE, at, end, Level.SHAPED);
    }
  }

  /** Where an age begins that {@code aged} stands right before, which makes it one. */
  private static int first(Text text, int at) {
    int word = at - "aged ".length();
    return text.regionMatches(true, word, "aged ", 0, "aged ".length()) && !Chars.wordBefore(text, word) ? word : at;
  }

  private static boolean isEnd(Text text, int end) {
    char next = Chars.at(text, end);
    return isBeforeSex(text, end) || !Chars.isWord(next) && !((next == '.' || next == '-' || next == ':' || next == '%'
        || next == '/' || next == ',') && (next == '%' || Chars.isWord(Chars.at(text, end + 1))));
  }

  /** The unit behind the number, and a word for old behind that. */
  private static boolean behind(Scan scan, int at, int end) {
    Text text = scan.text;
    char next = Chars.at(text, end);
    int sign = AgeScripts.signEnd(text, end);
    if (sign > end) {
      scan.addOver(TYPE, at, sign, Level.SHAPED);
      return true;
    }
    int unit = next == ' ' || next == '-' ? end + 1 : end;
    if (text.regionMatches(true, end, " (age)", 0, " (age)".length())) {
      scan.addOver(TYPE, at, end, Level.SHAPED);
      return true;
    }
    int years = AgeScripts.yearsEnd(text, unit);
    if (years > unit) {
      scan.addOver(TYPE, at, years, text.charAt(unit) >= AgeScripts.FIRST_THAI && AgeScripts.isBefore(text, at)
          ? Level.SHAPED : Level.WEAK);
      return true;
    }
    unit = text.startsWith(" de ani", end) ? unit + "de ".length() : unit;
    int unitEnd = wordEnd(text, unit);
    if (unitEnd == unit || !AgeUnits.mayEndAt(text, unitEnd)) {
      return false;
    }
    if (AgeUnits.WHOLE.has(text, unit, unitEnd)) {
      scan.addOver(TYPE, at, unitEnd, Level.SHAPED);
      return true;
    }
    if (!AgeUnits.UNITS.has(text, unit, unitEnd)) {
      return false;
    }
    if (text.regionMatches(true, unit, "y.o.", 0, 4)) {
      scan.addOver(TYPE, at, unit + 4, Level.SHAPED);
      return true;
    }
    int old = Chars.at(text, unitEnd) == '.' ? unitEnd + 1 : unitEnd;
    char gap = Chars.at(text, old);
    old = gap == ' ' || gap == '-' || gap == '/' ? old + 1 : old;
    old = text.regionMatches(true, old, "of ", 0, 3) || text.startsWith("de ", old) ? old + 3
        : text.startsWith("d'", old) ? old + 2 : old;
    int oldEnd = wordEnd(text, old);
    if (old > unitEnd && AgeUnits.OLD.has(text, old, oldEnd) && (oldEnd - old > 1 || gap == '/')
        || old > unitEnd && text.startsWith("edad", old)) {
      scan.addOver(TYPE, at, oldEnd, Level.SHAPED);
    } else if (OF_PERSON.has(text, unit, unitEnd) && isPerson(text, at, unitEnd)
            && !(SPANS.has(text, unit, unitEnd) && goesOn(text, unitEnd))
        || AgeUnits.NAMED_YEARS.has(text, unit, unitEnd) && AgeName.isBefore(text, at)) {
      scan.addOver(TYPE, first(text, at), unitEnd, Level.SHAPED);
    } else if (AgeUnits.BARE.has(text, unit, unitEnd)) {
      scan.addOver(TYPE, at, unitEnd, Level.WEAK);
    } else if (ASIDE.has(text, unit, unitEnd) && isAside(text, at, unitEnd)) {
      scan.addOver(TYPE, at, unitEnd, Level.WEAK);
    } else {
      return false;
    }
    return true;
  }

  /** Whether the sentence goes on with a word that is none for old. */
  private static boolean goesOn(Text text, int end) {
    return Chars.at(text, end) == ' ' && Chars.isLetter(Chars.at(text, end + 1)) && !text.startsWith(" alt", end)
        && !text.startsWith(" und ", end) && !text.startsWith(" dan ", end);
  }

  /** Whether {@code she is} or {@code patient} stands right before the years, or {@code male} behind them. */
  private static boolean isPerson(Text text, int at, int unitEnd) {
    int end = AgeName.gapStart(text, at);
    end = Chars.at(text, end - 1) == ',' ? end - 1 : end;
    int start = AgeName.wordStart(text, end);
    if (AgeName.LINKS.has(text, start, end)) {
      end = AgeName.gapStart(text, start);
      start = AgeName.wordStart(text, end);
    }
    int next = unitEnd;
    while (next < unitEnd + 2 && (Chars.at(text, next) == ' ' || Chars.at(text, next) == ',')) {
      next++;
    }
    return PERSON.has(text, start, end) && !Chars.wordBefore(text, start)
        || SEX.has(text, next, wordEnd(text, next));
  }

  private static int wordEnd(Text text, int from) {
    int end = from;
    while (end - from < LONGEST_UNIT && (Chars.isLetter(Chars.at(text, end))
        || end > from && Chars.at(text, end) >= FIRST_TANWIN && Chars.at(text, end) <= LAST_TANWIN)) {
      end++;
    }
    return end;
  }

  /** {@code my wife is 38,}: with nothing behind that it could count. */
  private static boolean isSaidOfPerson(Text text, int at, int end) {
    char after = Chars.at(text, end);
    boolean aside = text.startsWith(" (", at - 2) && (after == ')' || after == ',');
    boolean told = text.startsWith(" is ", at - 4) && (",.;)\n".indexOf(after) >= 0 || text.startsWith(" and ", end));
    int name = aside ? at - 2 : told ? at - 4 : 0;
    int start = AgeName.wordStart(text, name);
    return name > 0 && RELATIVES.has(text, start, name) && !Chars.wordBefore(text, start);
  }

  /** {@code 50/F}: as hospitals write age and sex. */
  private static boolean isBeforeSex(Text text, int end) {
    return Chars.at(text, end) == '/' && isSex(text, end + 1);
  }

  private static boolean isSex(Text text, int at) {
    return (Chars.at(text, at) == 'F' || Chars.at(text, at) == 'M') && !Chars.wordAt(text, at + 1);
  }

  /** {@code I'm 62 now}: with nothing behind that it could count. */
  private static boolean isOwn(Text text, int at, int end) {
    boolean own = text.startsWith("'m ", at - 3) || text.startsWith("I am ", at - 5)
        || text.startsWith("You're ", at - 7)
        || text.startsWith("re both ", at - 8) || end - at == 2
        && (text.startsWith(" turned ", at - 8) || text.startsWith(" turns ", at - 7));
    return own && (",.;!)\n".indexOf(Chars.at(text, end)) >= 0 || end == text.length()
        || text.startsWith(" this year", end) || text.startsWith(" today", end) || text.startsWith(" now", end)
        || text.startsWith(" and ", end) || text.startsWith(" so ", end));
  }

  /** {@code The victim, 51, was}: as newspapers tell the age of who was named. */
  private static boolean isApposed(Text text, int at, int end) {
    if (end - at != 2 || text.charAt(at) == '0' || !text.startsWith(", ", at - 2) || !text.startsWith(", ", end)) {
      return false;
    }
    int next = wordEnd(text, end + 2);
    int word = AgeName.wordStart(text, at - 2);
    return next > end + 2 && Chars.at(text, next) == ' ' && word < at - 2 && Chars.at(text, word - 1) == ' ';
  }

  /** {@code Jane Doe, 45 years,} and {@code (45 years)}: nothing but years between marks; other things last too. */
  private static boolean isAside(Text text, int at, int unitEnd) {
    char before = Chars.at(text, at - 1);
    boolean opened = before == '(' || before == ' ' && (Chars.at(text, at - 2) == ',' || Chars.at(text, at - 2) == ' ');
    char after = Chars.at(text, unitEnd);
    return opened && (",;).\n".indexOf(after) >= 0 || unitEnd == text.length() || text.startsWith("  ", unitEnd)
        || text.startsWith(" |", unitEnd)
        || after == '/' && isSex(text, unitEnd + 1));
  }
}
