package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands behind a colon or an arrow that says first what a password is of, {@code hasło do wifi: X}, and the words
 * of a passphrase. Plain words are weak.
 */
final class Passphrase {
  private static final int LEAST_WORDS = 3;
  private static final int MOST_WORDS = 8;
  private static final int MOST_WORD = 14;
  private static final int MOST_BETWEEN = 6;
  private static final Words NAMES = Words.of("passphrase phrase frase wachtzin passphrasen passwortsatz");
  /** What passwords are of: the last word before the colon. */
  private static final Words THINGS = Words.of("wifi fi wlan router network server nas drive disk backup key keys box"
      + " printer scanner laptop pc computer phone tablet account mailbox mail email portal vpn safe site gerät drucker"
      + " rechner netz netzwerk servers druckers routers schlüssel gpg pgp ssh servidor impresora red routeur serveur"
      + " imprimante sauvegarde réseau stampante rete roteador impressora rede serwera drukarki sieci konta routera"
      + " netwerk up file zip archive door gate alarm panel app tool database db staging");
  private static final long[] ENDINGS = endings();

  private Passphrase() {}

  private static long[] endings() {
    List<String> words = new ArrayList<>();
    THINGS.each(words::add);
    return WordEnds.endings(words.toArray(String[]::new));
  }

  /** The cheap question: whether a thing may end before a colon. */
  static boolean mayBeOwned(Text text, int colon) {
    return colon > 2 && Chars.at(text, colon + 1) == ' ' && Chars.isLetter(text.charAt(colon - 1))
        && WordEnds.has(ENDINGS, WordEnds.ending(text.array(), colon));
  }

  /** The colon behind a thing whose password is told. */
  static void owned(Scan scan, int colon) {
    Text text = scan.text;
    int end = colon;
    scan.worked(MOST_WORD * MOST_BETWEEN);
    if (!THINGS.has(text, SpokenPassword.wordStart(text, end), end)) {
      return;
    }
    for (int word = 0; word < MOST_BETWEEN && end > 0; word++) {
      int start = SpokenPassword.wordStart(text, end);
      if (start == end) {
        return;
      }
      if (word > 0 && PasswordNames.of(text, end) == Kind.PASSWORD) {
        if (!isAt(scan, end, colon + 2)) {
          ToldWord.said(scan, colon + 2);
        }
        return;
      }
      char joint = Chars.at(text, start - 1);
      if (joint != ' ' && joint != '-' && joint != '\'') {
        return;
      }
      end = start - 1;
    }
  }

  /** Adds the words that begin at a place, to the end of the line, if a name ends before that calls for some. */
  static boolean isAt(Scan scan, int nameEnd, int start) {
    Text text = scan.text;
    int name = SpokenPassword.wordStart(text, nameEnd);
    int end = NAMES.has(text, name, nameEnd) || isOfTwo(text, name) ? end(text, start) : start;
    scan.worked(end - start);
    if (end > start) {
      scan.addOver(PasswordAssignment.TYPE, start, end, Level.WEAK);
    }
    return end > start;
  }

  /** Whether a word before says that a phrase is meant: {@code frase de contraseña}. */
  private static boolean isOfTwo(Text text, int name) {
    int end = text.startsWith(" de ", name - 4) ? name - 4 : -1;
    return end > 0 && NAMES.has(text, SpokenPassword.wordStart(text, end), end);
  }

  /** Where three to eight words end that fill the line, or what stands in a tag; the start where others do. */
  static int end(Text text, int start) {
    int words = 0;
    int at = start;
    while (words < MOST_WORDS) {
      int end = at;
      while (end - at < MOST_WORD && (Chars.isLetter(Chars.at(text, end)) || end > at && Chars.at(text, end) == '-')) {
        end++;
      }
      if (end == at || ToldWord.isNone(text, at, end) || PasswordNames.namesPassword(text, at, end)) {
        return start;
      }
      words++;
      char after = Chars.at(text, end);
      if (after != ' ' || text.startsWith(" */", end)) {
        boolean ended = after == '\n' || after == '.' && Chars.at(text, end + 1) <= ' ' || text.startsWith("</", end)
            || after == ' ';
        return ended && words >= LEAST_WORDS ? end : start;
      }
      at = end + 1;
    }
    return start;
  }
}
