package io.octollm.reflex.injection;

import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** Other letters that a text is written in and that a reader takes for those of the alphabet. */
enum Disguise {
  WIDE(mapped(c -> c == ' ' ? 0x3000 : c > ' ' && c < 127 ? c + 0xFEE0 : c)),
  BOLD(letters(0x1D400, 0x1D41A)),
  ITALIC(letters(0x1D434, 0x1D44E), "h", "ℎ"),
  SCRIPT(letters(0x1D49C, 0x1D4B6), "BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ"),
  FRAKTUR(letters(0x1D504, 0x1D51E), "CHIRZ", "ℭℌℑℜℨ"),
  DOUBLE_STRUCK(letters(0x1D538, 0x1D552), "CHNPQRZ", "ℂℍℕℙℚℝℤ"),
  SANS_ITALIC(letters(0x1D63C, 0x1D656)),
  TYPEWRITER(letters(0x1D670, 0x1D68A)),
  CIRCLED(letters(0x24B6, 0x24D0)),
  CIRCLED_NEGATIVE(letters(0x1F150, 0x1F150)),
  IN_BRACKETS(letters(0x1F110, 0x249C)),
  SQUARED(letters(0x1F130, 0x1F130)),
  SQUARED_NEGATIVE(letters(0x1F170, 0x1F170)),
  REGIONAL(text -> behindEach(letters(0x1F1E6, 0x1F1E6).apply(text), "\u200C")),
  SMALL_CAPITALS(lower("abcdefghijklmnopqrstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ")),
  SUPERSCRIPT(lower("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")),
  CYRILLIC(text -> replaced(text, "aceopxyiABCEHKMOPTX", "асеорхуіАВСЕНКМОРТХ")),
  GREEK(text -> replaced(text, "aoivpkABEHIKMNOPTXYZ", "αοινρκΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")),
  ARMENIAN(text -> replaced(text, "osuhnqgcyl", "օѕսհոզցϲყӏ")),
  CHEROKEE(text -> replaced(text.toUpperCase(Locale.ROOT), "ABCDEGHKLMPRSTVWZ", "ᎪᏴᏟᎠᎬᏀᎻᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ")),
  STRUCK_THROUGH(text -> behindEach(text, "\u0336")),
  UNDERLINED(text -> behindEach(text, "\u0332")),
  OVERGROWN(text -> behindEach(text, "\u030D\u0353\u0489\u1DC4\u20D2\uFE20")),
  GRAPHEME_JOINERS(text -> behindEach(text, "\u034F")),
  SOFT_HYPHENS(text -> behindEach(text, "\u00AD")),
  ZERO_WIDTH_SPACES(text -> behindEach(text, "\u200B")),
  WORD_JOINERS(text -> behindEach(text, "\u2060")),
  SELECTORS(text -> behindEach(text, "\uFE0F")),
  UPSIDE_DOWN(text -> new StringBuilder(
      replaced(text.toLowerCase(Locale.ROOT), "abcdefghijkmnpqrtuvwy", "ɐqɔpǝɟƃɥᴉɾʞɯudbɹʇnʌʍʎ")).reverse().toString());

  final UnaryOperator<String> of;

  Disguise(UnaryOperator<String> of) {
    this.of = of;
  }

  /** But for some letters, that had been there before the others. */
  Disguise(UnaryOperator<String> of, String some, String others) {
    this(text -> of.apply(replaced(text, some, others)));
  }

  private static UnaryOperator<String> mapped(IntUnaryOperator each) {
    return text -> text.codePoints().map(each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  private static UnaryOperator<String> letters(int upper, int lower) {
    return mapped(c -> c >= 'A' && c <= 'Z' ? upper + c - 'A' : c >= 'a' && c <= 'z' ? lower + c - 'a' : c);
  }

  private static UnaryOperator<String> lower(String letters, String others) {
    return text -> replaced(text.toLowerCase(Locale.ROOT), letters, others);
  }

  private static String replaced(String text, String letters, String others) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      int letter = letters.indexOf(out.charAt(i));
      if (letter >= 0) {
        out.setCharAt(i, others.charAt(letter));
      }
    }
    return out.toString();
  }

  private static String behindEach(String text, String what) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(c).append(c == ' ' ? "" : what));
    return out.toString();
  }
}
