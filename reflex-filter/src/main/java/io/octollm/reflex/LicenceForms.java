package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Driving licences whose form and the short name right before them tell only together. */
final class LicenceForms {
  private static final int MOST_BEFORE = 30;

  private LicenceForms() {}

  static boolean tell(Scan scan, int at, FreeForm form) {
    return isAlbanian(scan, at, form.end()) || isIndonesian(scan.text, at, form)
        || isJapanese(scan.text, at, form.end()) || isItalian(scan, at, form.end());
  }

  /** Two letters and seven digits right behind what in other languages is a patent's. */
  private static boolean isAlbanian(Scan scan, int at, int end) {
    return end - at == 9 && Chars.endsAny(scan.text, at, "patenta ", "Patenta ", "patenta: ", "Patenta: ", "patentës ")
        && scan.spelled().read(scan.text, at, "AA9999999") && !scan.spelled().lower();
  }

  /** Twelve digits to fourteen behind {@code No. SIM}, which elsewhere is a telephone's card and has more or fewer. */
  private static boolean isIndonesian(Text text, int at, FreeForm form) {
    if (form.letters() > 0 || form.digits() < 12 || form.digits() > 14) {
      return false;
    }
    int end = behindSigns(text, at);
    int number = Chars.endsAny(text, end, " no", " No") ? end - 3
        : Chars.endsAny(text, end, " nomor", " Nomor", " nomer") ? end - 6 : end;
    boolean kind = number > 2 && text.charAt(number - 2) == ' ' && "ABCD".indexOf(text.charAt(number - 1)) >= 0;
    int name = kind ? number - 2 : number;
    return Chars.endsWord(text, name, "SIM")
        && (kind || number < end || Chars.endsAny(text, name, "o. SIM", "o SIM", "omor SIM"));
  }

  private static int behindSigns(Text text, int at) {
    int end = at;
    while (end > 0 && at - end < 3 && " :.#".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /** Twelve digits between what says that a number is in Japan, behind the word for licence. */
  private static boolean isJapanese(Text text, int at, int end) {
    int sign = Chars.at(text, at - 1) == ' ' ? at - 2 : at - 1;
    return end - at == 12 && Chars.at(text, sign) == '第' && Chars.at(text, end) == '号'
        && text.lastIndexOf('免', at, at - MOST_BEFORE) >= 0;
  }

  /** Two letters, seven digits and a letter behind {@code pat. n.}, which elsewhere is a patent's. */
  private static boolean isItalian(Scan scan, int at, int end) {
    return end - at == 10 && Chars.endsAny(scan.text, at, "pat. n. ", "Pat. n. ", "pat. ", "Pat. ", "pat. n° ")
        && scan.spelled().read(scan.text, at, "AA9999999A") && !scan.spelled().lower();
  }

  /** Whether a check in brackets follows a letter and six digits: {@code D123719(2)}. */
  static boolean isInHongKong(Text text, int at, int end) {
    return end - at == 7 && Chars.at(text, end) == '(' && Chars.isDigit(Chars.at(text, end + 1))
        && Chars.at(text, end + 2) == ')' && Chars.is(text.charAt(at), Chars.UPPER);
  }
}
