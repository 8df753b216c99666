package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Dates, in digits or with the month's name. One that a word for birth is nearest to is a date of
 * birth.
 */
final class CalendarDate implements Detector {
  static final String TYPE = "DATE";
  static final String BIRTH = "DATE_OF_BIRTH";
  private static final Words OTHER = Words.of("hired hire started joined issued issue expires expiry expiration"
      + " expired exp admission admitted discharge discharged visit appointment created updated died death deceased"
      + " dod married signed seen due dated since until effective invoice scheduled enrolled filed version released"
      + " release today meeting dos party admit returned filled internado internada embauche embauché embauchée seit");
  /** Those of which the words are too many to be near behind a date. */
  private static final Names BEHIND = Names.of("date of birth", "fecha de nacimiento", "date de naissance",
      "data di nascita", "data de nascimento", "data urodzenia");
  /** What of a date with dots says that it is one, where not all of its numbers are written with two digits. */
  private static final Words DATED = Words.of("issued signed dated taken sent on until from since valid expires due"
      + " vom seit zum ab den bis am datum le el il dia fecha data");
  /** Those of them that say so of a number with dots, behind which versions stand as well. */
  private static final Words SIGNED = Words.of("issued signed dated vom am datum fecha data");
  private static final int WRITTEN = "01.02.26".length();
  private static final String[] OWNERS = {"the ", "my ", "his ", "her ", "their ", "your "};
  private static final String[] FIELDS = {"date", "datum", "fecha", "dtposted"};
  private static final String[] AGES = {"y/o", "years old", "yrs old", "year-old", "Jahre alt"};
  /** English and Turkish, but for the last dot. */
  private static final String[] ABBREVIATED = {"d.o.b", "b-day", "d.t", "d. tarihi", "d.tarihi"};
  /** Those that end in letters beyond ASCII, or stand behind such; and Arabic with its vowels, which no set holds. */
  private static final String[] FOREIGN = {"д.р", "г.р", "нар", "народж", "род", "д. р", "г. р", "وُلد في", "وُلدت في",
      "وُلد", "وُلدت", "وُلِد في", "وُلِدت في", "وُلِدَ في", "وُلِدَتْ في", "وُلد بتاريخ", "وُلدت بتاريخ", "dat. rođ"};
  private static final char FIRST_FOREIGN = 0x80;
  private static final int MOST_LEADER = 24;
  /** Beside day, month or year in digits: another of them, or a month's name, with one character or two between. */
  static final Sides SIDES = Sides.behind("/-. ", Sides.DIGITS + " .-/" + Months.FIRST)
      .orBefore("-. \n", " .," + Months.LAST);

  @Override
  public void verify(Scan scan, int at) {
    if (!mayBe(scan.text, at) || scan.inUrl(at)) {
      return;
    }
    DateReader date = scan.date();
    if (!date.read(at) || Chars.wordBefore(scan.text, date.start()) && !Names.isPrefixBefore(scan.text, date.start())) {
      compact(scan, at);
      return;
    }
    char before = Chars.at(scan.text, date.start() - 1);
    boolean joined = (before == '-' || before == '/' || before == '.')
        && Chars.isDigit(Chars.at(scan.text, date.start() - 2));
    if (!joined) {
      add(scan, date.start(), date.end(), date.level());
    }
  }

  /** The cheap question: a separator of dates behind one, two or four digits, or a month beside. */
  private static boolean mayBe(Text text, int at) {
    int end = at;
    while (Chars.isDigit(Chars.at(text, end)) && end - at < 9) {
      end++;
    }
    char next = Chars.at(text, end);
    return switch (end - at) {
      case 1, 2 -> (next == '/' || next == '-' || next == '.') && Chars.isWord(Chars.at(text, end + 1))
          || monthBehind(text, end) || monthBefore(text, at) || SpacedDate.mayBegin(text, end);
      case 4 -> (next == '/' || next == '-' || next == '.') && Chars.isWord(Chars.at(text, end + 1))
          || SpacedDate.mayBegin(text, end) || WrittenDate.mayBegin(text, end) || next == '年' || next == '년'
          || monthBefore(text, at);
      case 3 -> next == '年';
      default -> end - at == 8;
    };
  }

  private static boolean monthBehind(Text text, int end) {
    int i = end;
    char c = Chars.at(text, i);
    if (Chars.isLetter(c) || c == 'º') {
      return true;
    }
    while (i < end + 2 && (Chars.at(text, i) == ' ' || Chars.at(text, i) == '.')) {
      i++;
    }
    boolean word = Months.mayBeginAt(text, i) || Chars.at(text, i) >= Months.FIRST_EASTERN;
    return i > end && (word || text.startsWith("de ", i) || text.startsWith("of ", i)
        || text.startsWith("d'", i) || WrittenDate.mayBegin(text, end));
  }

  private static boolean monthBefore(Text text, int at) {
    char before = Chars.at(text, at - 1);
    int end = before == '-' || before == '.' || before == '\n' ? at - 1
        : before != ' ' ? at : Chars.at(text, at - 2) == '.' || Chars.at(text, at - 2) == ' ' ? at - 2 : at - 1;
    int start = end;
    while (start > 0 && end - start <= Months.LONGEST && Chars.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return end < at && start < end && Months.mayBeginAt(text, start);
  }

  /** {@code 06FEB2024}, {@code 14AUG21}: as airlines, hospitals and armies write days. */
  static void verifyCapital(Scan scan, int at) {
    Text text = scan.text;
    Spelled day = scan.spelled();
    if (Months.has(text, at + 2, at + 5) && (day.read(text, at, "99AAA99") || day.read(text, at, "99AAA9999"))
        && !day.lower() && day.value(0, 2) >= 1 && day.value(0, 2) <= 31) {
      add(scan, at, day.end(), Level.SHAPED);
    }
  }

  /** {@code 20260126T111400Z}: a date and time without separators (ISO 8601), as in calendars. */
  static void verifyStamp(Scan scan, int at) {
    Text text = scan.text;
    Spelled stamp = scan.spelled();
    if (Chars.at(text, at + 8) == 'T'
        && (stamp.read(text, at, "99999999A999999") || stamp.read(text, at, "99999999A999999A"))
        && stamp.value(0, 2) >= 19 && stamp.value(0, 2) <= 20
        && Days.exist(stamp.value(0, 4), stamp.value(4, 6), stamp.value(6, 8)) && stamp.value(9, 11) < 24) {
      scan.addOver(TYPE, at, at + 8, Level.SHAPED);
    }
  }

  /** {@code 19850412} beside a word for birth, or in a field for dates. */
  private static void compact(Scan scan, int at) {
    DigitGroups n = scan.number();
    if (n.begins(2, 2, 2) && n.start(0) == at && n.uniform(3) && !n.joined(3)
        && Days.exist(n.value(2, 4), n.value(4, 6)) && BirthScripts.tell(scan.text, at, n.end(2))) {
      scan.addNamed(BIRTH, at, n.end(2), Level.VALIDATED); // 66.10.05, as in Korea
      return;
    }
    if (n.count() == 0 || n.start(0) != at || n.size(0) != 8
        || !Days.exist(n.value(0, 4), n.value(4, 6), n.value(6, 8))) {
      return;
    }
    int end = n.end(0);
    if (!n.joined(1) && (isBirth(scan, scan.context(at, end), at)
        || scan.label != null && BirthNames.WORDS.in(scan.label))) {
      scan.addNamed(BIRTH, at, end, Level.VALIDATED);
    } else if (n.value(0, 2) >= 19 && n.value(0, 2) <= 20 && (isDated(scan.text, at) || isTimed(scan.text, end))) {
      scan.addNamed(TYPE, at, end, Level.SHAPED);
    }
  }

  /** Whether the name of a field right before it ends as those of dates do: {@code <PickupDate>}. */
  private static boolean isDated(Text text, int at) {
    int end = at;
    while (end > 0 && at - end < 4 && "<>=:\"' ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    for (String name : FIELDS) {
      if (end < at && text.regionMatches(true, end - name.length(), name, 0, name.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a time of day stands behind, as in messages of FIX: {@code 20250806-16:49:21}. */
  private static boolean isTimed(Text text, int end) {
    return Chars.at(text, end) == '-' && Chars.at(text, end + 3) == ':' && Chars.at(text, end + 6) == ':'
        && Chars.isDigit(Chars.at(text, end + 1)) && Chars.isDigit(Chars.at(text, end + 4));
  }

  /** Whether a word for birth is the nearest of those for dates, and was not said of a date before. */
  private static boolean isBirth(Scan scan, Context context, int start) {
    int born = context.distance(BirthNames.WORDS);
    int other = context.distance(OTHER);
    return born >= 0 && (other < 0 || born < other) && !Names.isSpent(scan, BIRTH, context.place(born), start)
        && !isOfNext(scan.text, start, context.place(born)) && !isClosed(scan.text, start, context.place(born))
        && !isInBrackets(scan.text, start, context.place(born))
        && !(context.place(born) < start && BirthScripts.isOfBefore(scan.text, context.place(born)));
  }

  /** Whether a word before a date closes the element of another one. */
  private static boolean isClosed(Text text, int start, int place) {
    int name = PasswordNames.nameStart(text, place);
    return place < start && name > 1 && text.charAt(name - 1) == '/' && text.charAt(name - 2) == '<';
  }

  /** Whether a word before a date stands in brackets that close before it: {@code (born 22.7.2017) on 12.5.2025}. */
  private static boolean isInBrackets(Text text, int start, int place) {
    int closed = place < start ? text.lastIndexOf(')', start - 1, place - 1) : -1;
    return closed > place && text.charAt(closed + 1) != '=' && text.lastIndexOf('(', closed, place - 1) < 0;
  }

  /** Whether an age fills the next cell of its row: {@code 05/23/1939<tab>14 y/o}. */
  private static boolean isAged(Text text, int end) {
    int unit = end + 1;
    while (Chars.isDigit(Chars.at(text, unit)) && unit - end < 4) {
      unit++;
    }
    int old = Chars.at(text, unit) == ' ' || Chars.at(text, unit) == '-' ? unit + 1 : unit;
    if (",;|\t".indexOf(Chars.at(text, end)) < 0 || unit == end + 1) {
      return false;
    }
    for (String age : AGES) {
      if (text.startsWith(age, old)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word behind a date is said of another one that follows it: {@code on July 6. Born January 23}. */
  private static boolean isOfNext(Text text, int start, int place) {
    int next = place;
    while (next - place < 3 && " :(".indexOf(Chars.at(text, next)) >= 0) {
      next++;
    }
    boolean article = text.startsWith("le ", next) || text.startsWith("on ", next) || text.startsWith("am ", next);
    next = article ? next + "le ".length() : next;
    return place > start && next > place && (Chars.isDigit(Chars.at(text, next)) || Months.mayBeginAt(text, next));
  }

  private static void add(Scan scan, int start, int end, Level level) {
    if (level == Level.SHAPED && isYearFirst(scan.text, start)) {
      if (isStamp(scan.text, start, TimeOfDay.endBehind(scan.text, end)) && scan.label == null) {
        scan.addDate(TYPE, start, end, level);
        return;
      }
    }
    Context context = scan.context(start, end);
    int born = context.distance(BirthNames.WORDS);
    boolean birth = isBirth(scan, context, start) || born < 0 && scan.label != null && BirthNames.WORDS.in(scan.label);
    birth |= born < 0 && scan.brief(start, end) && BEHIND.nearest(scan, start, end) == Names.Nearest.OWN;
    birth |= isNamedBehind(scan.text, end) || Chars.endsAny(scan.text, start, BirthNames.LETTERS)
        || scan.text.startsWith(", *", start - 3) && Chars.at(scan.text, end) != '*';
    birth |= born < 0 && inColumn(scan, start, end) || BirthScripts.tell(scan.text, start, end)
        || abbreviated(scan.text, start) || born < 0 && BirthNames.isMisread(scan.text, start)
        || isAged(scan.text, end);
    if (birth) {
      scan.addNamed(BIRTH, start, end, Level.VALIDATED);
    } else if (level == Level.SHAPED && isYearFirst(scan.text, start)) {
      scan.addDate(TYPE, start, end, level);
    } else if (level == Level.WEAK && isLikeVersion(scan.text, start, end) && context.distance(DATED) != 0) {
      return;
    } else if (level != Level.WEAK || !Chars.isDigit(scan.text.charAt(end - 1))
        || !Chars.isDigit(scan.text.charAt(start)) || context.distance(OTHER) >= 0
        || scan.text.indexOf('/', start, end) > 0 || scan.brief(start, end) || context.distance(SIGNED) == 0) {
      scan.addOver(TYPE, start, end, level);
    }
  }

  /** Whether it is three small numbers with dots or dashes, which a version is as well. */
  private static boolean isLikeVersion(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Chars.isDigit(text.charAt(i)) && text.charAt(i) != '.' && text.charAt(i) != '-') {
        return false;
      }
    }
    return end - start < WRITTEN && Chars.isDigit(text.charAt(end - 1));
  }

  /** {@code 2/13/97 is the date of birth}: right behind, whatever names stand before. */
  private static boolean isNamedBehind(Text text, int end) {
    int at = text.startsWith(" is ", end) ? end + 4
        : text.startsWith(" was ", end) ? end + 5 : text.startsWith(" = ", end) ? end + 3 : end + 1;
    for (String owner : OWNERS) {
      if (text.startsWith(owner, at)) {
        at += owner.length();
        return text.startsWith("date of birth", at) || text.startsWith("birthday", at) || text.startsWith("DOB", at);
      }
    }
    return false;
  }

  /** Whether a line begins with it and its time, which is not midnight: nobody's birth but a log's. */
  private static boolean isStamp(Text text, int start, int end) {
    int time = start + "2026-01-31T".length();
    return end > time + 8 && start > 0 && text.charAt(start - 1) == '\n' && !text.startsWith("00:00", time);
  }

  private static boolean isYearFirst(Text text, int start) {
    return Chars.at(text, start + 4) == '-' && Chars.isDigit(text.charAt(start))
        && Chars.isDigit(text.charAt(start + 3));
  }

  /** Whether it stands in a column that is called {@code d.o.b.}, or as births are in India. */
  private static boolean inColumn(Scan scan, int start, int end) {
    boolean named = scan.columns.read(start, end);
    int at = named ? NameZone.lastWord(scan.text, scan.columns.columnEnd()) : 0;
    return named && BirthScripts.isIn(scan.text, scan.columns.columnStart(), scan.columns.columnEnd())
        || at > scan.columns.columnStart() && (scan.text.regionMatches(true, at - 5, "d.o.b", 0, 5)
        || scan.text.regionMatches(true, at - 5, "ne_le", 0, 5) && !Chars.wordBefore(scan.text, at - 5));
  }

  /** Whether one of the names that are cut short, or the Polish one, stands right before. */
  private static boolean abbreviated(Text text, int start) {
    int i = text.startsWith(" is ", start - 4) ? start - 4 : start;
    while (i > 0 && start - i < MOST_LEADER && text.charAt(i - 1) != '\n' && !Chars.isLetter(text.charAt(i - 1))) {
      i--;
    }
    for (String name : Chars.at(text, i - 1) >= FIRST_FOREIGN ? FOREIGN : ABBREVIATED) {
      if (Chars.endsWord(text, i, name)) {
        return true;
      }
    }
    return text.startsWith("ur.", i - 2) && !Chars.wordBefore(text, i - 2);
  }
}
