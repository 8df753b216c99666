package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Words for age and years in scripts that have marks within words, or no blanks between them. */
final class AgeScripts {
  /** Behind the number; of two that begin alike the longer one first. */
  private static final String[] YEARS = {"वर्षीय", "वर्षांची", "वर्षांचा", "वर्षांचे", "वर्षे", "वर्षों", "वर्ष",
      "बर्ष", "साल",
      "বছরের", "বছর", "বৎসর", "வயதான", "வயது", "ஆண்டுகள்", "సంవత్సరాలు", "సంవత్సరాల", "ఏళ్లు", "ఏళ్ళు", "ఏళ్ల",
      "ವರ್ಷಗಳು", "ವರ್ಷದ",
      "ವರ್ಷ", "വയസ്സ്", "വയസ്", "വർഷം", "વર્ષના", "વર્ષ", "ਸਾਲ", "ปี", "ขวบ", "ປີ", "ឆ្នាំ", "နှစ်", "ዓመት", "አመት"};
  /** One sign, which is the unit of ages alone. */
  private static final String SIGNS = "歳岁歲세살才";
  /** What says before the sign how they are counted: {@code 5周岁}. */
  private static final String FULL = "周週足虚虛";
  private static final String[] NAMES = {"年龄", "年齡", "年齢", "나이", "연령", "อายุ", "उम्र", "आयु", "वय", "বয়স",
      "বয়স", "வயது", "వయస్సు", "వయసు", "ವಯಸ್ಸು", "വയസ്സ്", "പ്രായം", "ઉંમર", "ਉਮਰ", "වයස", "ອາຍຸ", "អាយុ", "အသက်",
      "ዕድሜ", "እድሜ", "ዕድሜዬ"};
  /** Behind the scripts of India. */
  static final char FIRST_THAI = '\u0E00';
  private static final int MOST_GAP = 4;

  private AgeScripts() {}

  /** Where the sign of an age ends behind a number, with a blank between at most; the number's end if none is there. */
  static int signEnd(Text text, int end) {
    int sign = Chars.at(text, end) == ' ' ? end + 1 : end;
    sign += FULL.indexOf(Chars.at(text, sign)) >= 0 ? 1 : 0;
    return SIGNS.indexOf(Chars.at(text, sign)) >= 0 ? sign + 1 : end;
  }

  /** Where the years end that begin at a place; the place itself where none do. */
  static int yearsEnd(Text text, int unit) {
    if (Chars.at(text, unit) >= Names.UNSPACED) {
      for (String years : YEARS) {
        if (text.startsWith(years, unit)) {
          return unit + years.length();
        }
      }
    }
    return unit;
  }

  /** Whether a word for age ends at a place. */
  static boolean endsAt(Text text, int end) {
    return Chars.at(text, end - 1) >= Names.UNSPACED && Chars.endsAny(text, end, NAMES);
  }

  /** Whether a word for age stands before a number, with signs and blanks between. */
  static boolean isBefore(Text text, int at) {
    int end = at;
    while (end > 0 && at - end < MOST_GAP && ": =\"'：、은는".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return endsAt(text, end);
  }
}
