package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Spanish tax numbers of persons: eight digits (seven behind K, L or M) and a letter that is their
 * remainder modulo 23 (Ministerio del Interior). 12345678Z, 12.345.678-Z.
 */
final class EsNif implements Detector {
  static final String TYPE = "ES_NIF";
  static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final Names NAMES = Names.of("dni", "nif", "documento nacional", "identidad",
      "identificación fiscal", "identificacion fiscal");

  @Override
  public void verify(Scan scan, int at) {
    Spelled s = scan.spelled();
    if (s.read(scan.text, at, "99 999 999 A")) {
      judge(scan, s, s.value(0, 8), s.at(8), true);
    } else if (s.read(scan.text, at, "9 999 999 A")) {
      judge(scan, s, s.value(0, 7), s.at(7), false);
    } else if (s.read(scan.text, at, "A9999999A") && s.at(0) >= 'K' && s.at(0) <= 'M') {
      judge(scan, s, s.value(1, 8), s.at(8), !s.lower());
    }
  }

  /** Judges a number that is distinctive enough without its name, or not. */
  private static void judge(Scan scan, Spelled s, int number, char letter, boolean distinct) {
    boolean holds = LETTERS.charAt(number % 23) == letter && number > 0;
    if (!holds && LETTERS.indexOf(letter) < 0) {
      return;
    }
    Level unnamed = distinct && !isLiteral(scan.text, s) ? Level.VALIDATED : Level.WEAK;
    NAMES.judge(scan, TYPE, s.start(), s.end(), holds ? Level.VALIDATED : Level.WEAK,
        holds && !isPath(scan.text, s) ? unnamed : null);
  }

  /** Whether a small letter stands apart, as in 1.296875 c of a drawing's path. */
  private static boolean isPath(Text text, Spelled s) {
    return Chars.is(text.charAt(s.end() - 1), Chars.LOWER) && text.charAt(s.end() - 2) == ' ';
  }

  /** Whether it may be a number of a program, such as 86400000L, or a word follows a number. */
  private static boolean isLiteral(Text text, Spelled s) {
    char last = text.charAt(s.end() - 1);
    char before = text.charAt(s.end() - 2);
    return Chars.isDigit(before) ? Chars.isDigit(text.charAt(s.start()))
            && (last == 'L' || last == 'l' || last == 'f' || last == 'd')
        : before != '-' && Chars.is(last, Chars.LOWER);
  }
}
