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
      SpokenPassword.add(scan, start, end, true);
      SpokenPassword.add(scan, second, secondEnd, true);
    } else if (Chars.endsAny(text, from, CHANGES) && PasswordValue.isCased(text, start, end)) {
      SpokenPassword.add(scan, start, end, false);
      SpokenPassword.add(scan, second, secondEnd, false);
    }
    return kind != Kind.OTHER;
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
      if (kind != Kind.OTHER) {
        return kind;
      }
      int start = SpokenPassword.wordStart(text, end);
      if (start == end || start < 2 || Chars.at(text, start - 1) != ' ') {
        return Kind.OTHER;
      }
      end = start - 1;
    }
    return Kind.OTHER;
  }
}
