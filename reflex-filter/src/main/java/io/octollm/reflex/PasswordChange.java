package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;
import io.octollm.reflex.text.Text;

/** Two values, of which one took the place of the other: {@code the password was changed from X to Y}. */
final class PasswordChange {
  private static final int MOST_WORDS = 6;
  private static final int MOST_VALUE = 80;
  private static final int LEAST = 6;
  /** Words before the old and before the new one. */
  private static final String[][] WAYS = {{"from", "to"}, {"von", "auf", "in", "zu"}, {"de", "a", "para", "por", "à",
      "en"}, {"da", "a", "in"}, {"z", "na"}, {"van", "naar", "in"}, {"från", "till"}, {"fra", "til"}};
  /** What is said of a change, without a name. */
  private static final String[] CHANGES = {"changed it ", "updated it ", "set it ", "switched it ", "changed mine "};

  /** What changes as well, of passwords or beside them. */
  private static final Words OTHERS = Words.of("rules rule policy policies store stores hash hashes hashing manager"
      + " database databases vault file files field format encryption algorithm scheme version provider backend storage"
      + " module plugin library service length expiry rotation id ids name"
      + " names label prefix");
  private static final Words MOVES = Words.of("migrate migrated migrating move moved moving import imported importing"
      + " export exported exporting copy copied copying sync synced");

  /** What goes on behind the name in a sentence on its change, or says whose it is. */
  private static final Words LINKS = Words.of("was is has had got gets been be changed change changes rotated updated"
      + " switched went goes moved for of on wurde ist für vom des von fue fué ha é foi è stata został zostało werd är"
      + " blev a été est pour para per voor do");
  private static final Words VERBS = Words.of("changed change changing rotated rotate rotating updated update switched"
      + " switch set cambié cambió cambiado cambia cambiato cambiamos mudei mudou troquei trocou alterei alterou changé"
      + " modifié remplacé zmieniłem zmieniłam zmieniono habe haben änderte gewijzigd veranderd bytte endret ändrade");
  private static final int MOST_OWNERS = 3;

  private PasswordChange() {}

  /** Finds both, where the old one begins at a place; tells whether it did. */
  static boolean verify(Scan scan, int start) {
    Text text = scan.text;
    if (Chars.at(text, start - 1) != ' ') {
      return false;
    }
    int from = SpokenPassword.wordStart(text, start - 1);
    String[] way = way(text, from, start - 1);
    if (way.length == 0) {
      return false;
    }
    int end = PasswordValue.bareEnd(text, start);
    int next = Chars.at(text, end) == ' ' ? end + 1 : end;
    int word = PasswordPhrase.lettersEnd(text, next);
    boolean tied = Chars.at(text, word) == ' ' && isOne(text, next, word, way);
    int second = word + 1;
    int secondEnd = tied ? PasswordValue.bareEnd(text, second) : second;
    scan.worked(2 * MOST_VALUE);
    if (secondEnd - second < LEAST || end - start < LEAST || secondEnd - start > 2 * MOST_VALUE
        || !Entropy.isMixed(text, second, secondEnd)) {
      return false;
    }
    Kind kind = named(text, from - 1);
    if (kind == Kind.SECRET) {
      key(scan, start, end);
      key(scan, second, secondEnd);
    } else if (kind == Kind.PASSWORD) {
      boolean told = isTold(text, from - 1);
      SpokenPassword.add(scan, start, end, told);
      SpokenPassword.add(scan, second, secondEnd, told);
    } else if (Chars.endsAny(text, from, CHANGES) && PasswordValue.isCased(text, start, end)
        && text.indexOf('.', start, end) < 0) {
      SpokenPassword.add(scan, start, end, false);
      SpokenPassword.add(scan, second, secondEnd, false);
    }
    return kind != Kind.OTHER;
  }

  /** Whether it is the password that changed, and nothing that is named behind it or is but of somebody. */
  private static boolean isTold(Text text, int from) {
    int next = from;
    int end = from;
    while (end > 0 && PasswordNames.of(text, end) != Kind.PASSWORD) {
      next = end;
      end = SpokenPassword.wordStart(text, end) - 1;
    }
    if (end < from) {
      return LINKS.has(text, SpokenPassword.wordStart(text, next), next);
    }
    for (int word = 0; word <= MOST_OWNERS; word++) {
      int start = SpokenPassword.wordStart(text, end);
      if (VERBS.has(text, start, end)) {
        return true;
      }
      end = Math.max(0, start - 1);
    }
    return false;
  }

  private static void key(Scan scan, int start, int end) {
    Text text = scan.text;
    if (end - start >= 2 * LEAST && Entropy.isMixed(text, start, end) && !Entropy.isWordy(text, start, end, 2)
        && !Entropy.isPlaceholder(text, start, end)) {
      scan.addOver(ApiKey.TYPE, start, end, Level.SHAPED);
    }
  }

  private static String[] way(Text text, int start, int end) {
    for (String[] way : WAYS) {
      if (end - start == way[0].length() && text.startsWith(way[0], start)) {
        return way;
      }
    }
    return new String[0];
  }

  private static boolean isOne(Text text, int start, int end, String[] way) {
    for (int i = 1; i < way.length; i++) {
      if (end - start == way[i].length() && text.startsWith(way[i], start)) {
        return true;
      }
    }
    return false;
  }

  /** What the nearest name before a place is of, in the same clause. */
  private static Kind named(Text text, int from) {
    int end = from;
    for (int word = 0; word < MOST_WORDS && end > 0; word++) {
      Kind kind = PasswordNames.of(text, end);
      int start = SpokenPassword.wordStart(text, end);
      if (kind != Kind.OTHER) {
        return MOVES.has(text, SpokenPassword.wordStart(text, start - 1), start - 1) ? Kind.OTHER : kind;
      }
      if (OTHERS.has(text, start, end) || start == end || start < 2 || Chars.at(text, start - 1) != ' ') {
        return Kind.OTHER;
      }
      end = start - 1;
    }
    return Kind.OTHER;
  }
}
