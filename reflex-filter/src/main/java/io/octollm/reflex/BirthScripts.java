package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** What says that a date is of a birth where words have no ends, or marks within, or stand behind it. */
final class BirthScripts {
  private static final String[] BEFORE = {"生年月日", "出生日期", "出生", "생년월일", "생일", "誕生日", "เกิด", "जन्म", "জন্ম",
      "பிறந்த", "பிறப்பு",
      "పుట్టిన", "జన్మ", "ಜನ್ಮ", "ಹುಟ್ಟಿದ", "ಜನನ", "ജനന", "ജനിച്ച", "જન્મ", "ਜਨਮ", "උපන්", "ເກີດ", "កំណើត", "မွေး",
      "ልደት", "ልደት ቀን", "ትውልድ", "ትውልድ ቀን", "ትውልድ ዘመን", "የልደት ቀኔ"};
  private static final String[] BEHIND = {"生まれ", "出生", "生(", "生)", "生（", "生）", "생,", "생 ", "생(",
      "生、", "生，", "生。", "生\n", "생。",
      " г.р.", " г. р.", " р.н.", " р. н.", "г.р.", "р.н.", " г.рожд", " г. рожд", " года рожд", " г. род",
      " год. рођ"};
  private static final String[] POSTPOSED = {"doğumlu", "doğumludur", "року народження", "года рождения",
      "г. рождения"};
  /** Letters and marks of the words for day, date and the like, and of particles, that stand between. */
  private static final String FILL = "日期于於为為在はが은는วันที่：";
  private static final char FIRST_FOREIGN = 0x80;
  private static final int MOST_BETWEEN = 24;
  /** Of scripts of India, where a word for day or the like stands between. */
  private static final int MOST_WORDS = 2;
  private static final char FIRST_THAI = '\u0E00';

  private BirthScripts() {}

  /** Whether such a word stands before a date, with little between, or right behind it. */
  static boolean tell(Text text, int start, int end) {
    boolean foreign = Chars.at(text, end) >= FIRST_FOREIGN || Chars.at(text, end + 1) >= FIRST_FOREIGN;
    for (int i = 0; foreign && i < BEHIND.length; i++) {
      if (text.startsWith(BEHIND[i], end)) {
        return true;
      }
    }
    int asked = Asked.start(text, start);
    if (asked > 0 && (BirthNames.WORDS.in(text, asked, Asked.end(text, asked))
        || isIn(text, asked, Asked.end(text, asked)))) {
      return true;
    }
    int words = 0;
    for (int at = start; at > 0 && start - at < MOST_BETWEEN; at--) {
      char before = text.charAt(at - 1);
      boolean indian = before >= Months.FIRST_EASTERN && before < FIRST_THAI;
      words += indian && Chars.at(text, at) < Months.FIRST_EASTERN ? 1 : 0;
      if (before >= Names.UNSPACED && Chars.endsAny(text, at, BEFORE)) {
        return true;
      }
      if (!isSign(before) && FILL.indexOf(before) < 0 && (!indian || words > MOST_WORDS)) {
        return false;
      }
    }
    return false;
  }

  /** Whether such a word is in the name of a column. */
  static boolean isIn(Text text, int start, int end) {
    for (String word : BEFORE) {
      int at = text.indexOf(word, start, end);
      if (at >= 0 && at + word.length() <= end) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word that ends at a place is said of the date before it: {@code 22.7.1971 doğumlu}. */
  static boolean isOfBefore(Text text, int end) {
    return Chars.endsAny(text, end, POSTPOSED) || text.startsWith("geboren und ", end - "geboren".length());
  }

  private static boolean isSign(char c) {
    return c < 0x80 && c != '\n' && !Chars.isAlnum(c);
  }
}
