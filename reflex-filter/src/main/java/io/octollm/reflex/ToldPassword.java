package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** The words of a sentence between the name of a password and the password that it tells. */
final class ToldPassword {
  /** Words for "is" and "was", whatever else stands between the name and them. */
  static final Words VERBS = Words.of("is es est é è ist lautet to war was är je er là adalah είναι היא היה هي هو és"
      + " este esta era foi fue était ήταν volt byla bylo było była bolo bola bila било била було була је было была"
      + " është ishte ni yw oedd yra buvo არის ialah ay");
  /** Words for "is" that are much else in other languages, each behind the names of its own. */
  private static final String[][] OWN_VERBS = {{"on", "oli", "salasana", "salasanan", "salasanani", "salasõna",
      "parool", "parooli", "tunnussana"}, {"ir", "bija", "parole", "paroles"},
      {"е", "беше", "парола", "паролата", "лозинка", "лозинката", "шифра", "шифрата"},
      {"da", "zen", "pasahitza"}, {"wees", "is", "wagwoord"}};
  /** Whose it is, said behind its name, right before the value. */
  private static final Words OWNERS = Words.of("mio tuo suo miei mea ta sa lui ei noastră noastra voastră mi mu saya"
      + " aku kami kita anda kamu ku nya ko namin natin mo niya langu yangu yetu yako lake mitt min mín minn vårt vår"
      + " hans mina meu minha teu nosso meva teva seva im yt ynë moje mojej moj moja naše من ما شما او שלי שלנו שלך"
      + " μου σου σας μας mano jo jos mans mana minu meie nova nuevo nueva nouveau novi nová nové neues baru baharu"
      + " mpya berria yeni");
  private static final Words PERSONAL = Words.of("của mình tôi em anh chị bạn chúng ta mới cũ");

  private ToldPassword() {}

  /** Whether a word between two places is a verb that tells what is named before it. */
  static boolean isVerb(Text text, int start, int end) {
    if (VERBS.has(text, start, end)) {
      return true;
    }
    if (end - start > 4) {
      return false;
    }
    int name = SpokenPassword.wordStart(text, start - 1);
    int before = SpokenPassword.wordStart(text, name - 1);
    for (String[] own : OWN_VERBS) {
      if (is(text, start, end, own, 0, 2)
          && (is(text, name, start - 1, own, 2, own.length) || is(text, before, name - 1, own, 2, own.length))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an equals sign stands between a word with a capital and a digit, as in no setting: {@code Mango=63}. */
  static boolean isWithin(Text text, int sign, int digits) {
    boolean numbered = text.charAt(sign) == '=' && sign == digits - 1 && Chars.isDigit(Chars.at(text, digits));
    int word = SpokenPassword.wordStart(text, sign);
    return numbered && sign - word > 2 && Chars.at(text, word - 1) == ' '
        && Character.isUpperCase(text.charAt(word)) && Character.isLowerCase(text.charAt(sign - 1));
  }

  private static boolean is(Text text, int start, int end, String[] words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (end - start == words[i].length() && text.regionMatches(true, start, words[i], 0, end - start)) {
        return true;
      }
    }
    return false;
  }

  /** Where the name of a password ends that words for its owner follow, up to a place; the place itself if none do. */
  static int beforeOwners(Text text, int end) {
    int at = end;
    for (int word = 0; word < 3; word++) {
      int start = SpokenPassword.wordStart(text, at);
      boolean owner = word == 0 && OWNERS.has(text, start, at) || PERSONAL.has(text, start, at);
      if (!owner || Chars.at(text, start - 1) != ' ') {
        return at;
      }
      at = start - 1;
    }
    return at;
  }
}
