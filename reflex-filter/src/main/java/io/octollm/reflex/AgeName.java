package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Words that make the number behind them an age: {@code aged}, {@code Patient age:}, {@code age at intake}. */
final class AgeName {
  private static final Words BEFORE = Words.of("age aged alter edad âge âgé âgée età idade leeftijd ålder alder yaş"
      + " wiek ikä anni umar umr věk vek возраст возрасте вік umur tuổi ηλικία vârsta varsta גיל בגיל גילו גילה גילי"
      + " הגיל בן בת العمر عمره عمرها edat aldur aois oedran wieku věku veku vârstă vârste vîrsta възраст възрастта"
      + " віку віком возраста возрасту starost starosti старост старости ηλικίας amžius amžiaus vecums vecumā vanus"
      + " vanuses mosha moshë moshen yaşı yaşım yaşınız عمر بعمر عمري عمرك والعمر سن سنه سنش سنم usia berusia berumur"
      + " usianya umurnya umri ouderdom iminyaka ასაკი ასაკის ასაკია տարիք տարիքը տարիքս életkor életkora yoshi жасы"
      + " жас oed");
  private static final Words PEOPLE = Words.of("patient customer client user person employee member child mother"
      + " father applicant student driver insured guest participant subject candidate tenant spouse partner");
  private static final Words EVENTS = Words.of("intake diagnosis onset admission death birthday visit enrollment"
      + " enrolment surgery baseline eintritt aufnahme hire entry marriage retirement screening referral presentation"
      + " menarche menopause treatment exam transplant consent");
  private static final Words TIMES = Words.of("at on upon nearest last bei");
  static final Words LINKS = Words.of("is of de was von about around od от од sei ist bin");
  static final Words YEARS = Words.of("years year yrs yr lat lata");
  private static final Words POLISH = Words.of("pacjent pacjentka pacjenta pacjentki chory chora kobieta mężczyzna wiek"
      + " syn córka matka ojciec mąż żona dziecko uczeń uczennica klient klientka kierowca pan pani");
  private static final int MOST_GAP = 16;

  private AgeName() {}

  /** Whether one stands before a number, with little between. */
  static boolean isBefore(Text text, int at) {
    int end = gapStart(text, at);
    if (end > 0 && text.charAt(end - 1) == '\n' && isAlone(text, at)) {
      end = gapStart(text, end - 1);
    }
    if (end < at && Chars.at(text, end - 1) == ')') {
      int open = text.lastIndexOf('(', end, end - "(in years)".length());
      end = open > 0 && YEARS.has(text, wordStart(text, end - 1), end - 1) ? gapStart(text, open) : end;
    }
    if (end == at) {
      return false;
    }
    if (end < 1 || !mayEndIn(WordEnds.ending(text.array(), end))) {
      return isAtEvent(text, end) || isAsked(text, at);
    }
    int start = wordStart(text, end);
    if (isPolish(text, start, end)) {
      return true;
    }
    if (LINKS.has(text, start, end)) {
      end = gapStart(text, start);
      start = wordStart(text, end);
    }
    return isName(text, end) || isAtEvent(text, end) || isAsked(text, at);
  }

  /** {@code pacjentka lat 60}, where the years stand before; elsewhere the word is short for a latitude. */
  private static boolean isPolish(Text text, int start, int end) {
    return Chars.at(text, start - 1) == ' ' && Chars.endsWord(text, end, "lat")
        && POLISH.has(text, wordStart(text, start - 1), start - 1);
  }

  /** Whether it is the answer to who asked for an age in the line before. */
  private static boolean isAsked(Text text, int at) {
    char behind = Chars.at(text, Alphabet.DIGITS.runEnd(text, at, 3));
    int asked = behind == ',' || behind == '.' || behind == '\n' ? Asked.start(text, at) : 0;
    return asked > 0 && BEFORE.in(text, asked, Asked.end(text, asked));
  }

  /** The cheap question, by the last letters of what stands before. */
  private static boolean mayEndIn(int ending) {
    return BEFORE.mayEndIn(ending) || YEARS.mayEndIn(ending) || LINKS.mayEndIn(ending);
  }

  /** {@code Age at intake: 33}, {@code age nearest birthday: 48}. */
  private static boolean isAtEvent(Text text, int end) {
    int event = wordStart(text, end);
    int link = Chars.at(text, event - 1) == ' ' ? wordStart(text, event - 1) : event;
    return link < event && EVENTS.has(text, event, end) && TIMES.has(text, link, event - 1)
        && Chars.at(text, link - 1) == ' '
        && isName(text, link - 1);
  }

  /** Whether a word for age ends here, and is not the end of a name for something else. */
  static boolean isName(Text text, int end) {
    int start = wordStart(text, end);
    return BEFORE.has(text, start, end) && Chars.at(text, start - 1) != '-'
        && (!Chars.wordBefore(text, start) || isOfPerson(text, start));
  }

  /** Whether a name of two words says whose age it is: {@code patient_age}, {@code customerAge}. */
  private static boolean isOfPerson(Text text, int at) {
    int end = Chars.at(text, at - 1) == '_' ? at - 1 : at;
    return PEOPLE.has(text, PasswordNames.wordStart(text, end), end)
        && (end < at || Words.risesAt(text, at));
  }

  /** Where the word ends that stands before a number, whatever signs and blanks fill the line up. */
  static int gapStart(Text text, int at) {
    int end = at;
    while (end > 0 && at - end < 4 && ": =\"'(–\t".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    while (end > 0 && at - end < MOST_GAP && text.charAt(end - 1) == ' ' && text.charAt(end) == ' ') {
      end--; // as forms fill their lines up
    }
    while (end > 0 && at - end < MOST_GAP && text.charAt(end - 1) == '>' && text.indexOf('<', end - 6, end) >= 0) {
      end = text.indexOf('<', end - 6, end); // from cell to cell of a row
    }
    return end;
  }

  /** Whether a number fills its line, so that the line above is its name. */
  private static boolean isAlone(Text text, int at) {
    return Chars.at(text, Alphabet.DIGITS.runEnd(text, at, 3)) == '\n';
  }

  static int wordStart(Text text, int end) {
    int start = end;
    while (start > 0 && end - start < 12 && Chars.isLetter(text.charAt(start - 1))
        && (start == end || !Words.risesAt(text, start))) {
      start--;
    }
    return start;
  }
}
