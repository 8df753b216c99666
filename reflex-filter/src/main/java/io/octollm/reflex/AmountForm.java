package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** What looks like an amount of money or a count, and so like no id: {@code 150 000 Kč}, {@code 1.500.000}. */
final class AmountForm {
  private static final Words CURRENCIES = Words.of("euro euros eur usd dollar dollars dolar dolarów dollari tl lira"
      + " lirası kč czk korun zł zlotych złotych pln руб рублей рубля rub грн гривень rupiah rp reais pesos francs"
      + " franken chf kr kroner kronor sek nok dkk ft forint huf lei ron лв лева динара din kuna бат baht đồng dong rupees"
      + " clients clientes clienti kunden members membres");
  private static final String SIGNS = "€$£₽₺₹¥₩₫₴₪円元원";
  /** What is counted in Chinese, Japanese and Korean. */
  private static final String COUNTERS = "个個张張份条條件名人户戶次";
  private static final int LONGEST_GROUPED = 10;
  private static final int LONGEST_WORD = 12;

  private AmountForm() {}

  static boolean is(Text text, DigitGroups n, int groups) {
    int end = n.end(groups - 1);
    int next = Chars.at(text, end) == ' ' ? end + 1 : end;
    char sign = Chars.at(text, next);
    if (SIGNS.indexOf(sign) >= 0 || COUNTERS.indexOf(sign) >= 0 && !Chars.isLetter(Chars.at(text, next + 1))) {
      return true;
    }
    int wordEnd = next;
    while (wordEnd - next < LONGEST_WORD && Chars.isLetter(Chars.at(text, wordEnd))) {
      wordEnd++;
    }
    return wordEnd > next && CURRENCIES.has(text, next, wordEnd) || isGrouped(text, n, groups);
  }

  /** Whether a number is written in thousands and no colon leads to it. */
  private static boolean isGrouped(Text text, DigitGroups n, int groups) {
    boolean grouped = groups > 1 && n.size(0) < 4 && n.digits(groups) <= LONGEST_GROUPED
        && (n.separator(1) == ' ' || n.separator(1) == '.') && !text.startsWith(": ", n.start(0) - 2);
    for (int i = 1; grouped && i < groups; i++) {
      grouped = n.size(i) == 3 && n.separator(i) == n.separator(1);
    }
    return grouped;
  }
}
