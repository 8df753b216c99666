package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * A number in running text, as groups of digits with what stands between them: {@code 415-555-0132}
 * is three groups. Reused for each candidate of a scan.
 */
final class DigitGroups implements Digits {
  private static final int MOST_GROUPS = 10;
  private static final int MOST_DIGITS = 40;
  /** From here on digits that only one mark parts are nobody's: an object's identifier, a text made to be slow. */
  private static final int LONG_CHAIN = 64;
  /** A separator of brackets, of a dash with blanks, or of other things more than one. */
  static final char BRACKET = '(';
  static final char SPACED = '~';
  static final char MIXED = '?';

  private final int[] starts = new int[MOST_GROUPS];
  private final int[] ends = new int[MOST_GROUPS];
  private final char[] separators = new char[MOST_GROUPS];
  private final Text text;
  private int count;
  private int total;
  private boolean joinedLeft;
  private boolean prefixed;
  private int chainStart;
  private int chainEnd;
  private char chainMark;

  DigitGroups(Text text) {
    this.text = text;
  }

  /**
   * Reads from the first digit on; a last group that runs into a word is left out, unless the
   * word is a telephone's extension. In the value of an encoded
   * form a plus is a blank.
   *
   * @param firstEnd where the digits end that begin there
   */
  void read(int at, int firstEnd) {
    char[] chars = text.array();
    count = 0;
    int digits = 0;
    int from = at;
    int end = Math.min(firstEnd, at + MOST_DIGITS + 1);
    char separator = 0;
    boolean encoded = Chars.at(text, at - 1) == '=';
    while (!Chars.isWord(chars[end]) || count > 1 && end - from == 4 && isExtension(chars, end)) {
      starts[count] = from;
      ends[count] = end;
      separators[count] = separator;
      count++;
      digits += end - from;
      int next = end;
      while (next - end < 3 && (isSeparator(chars[next]) || encoded && chars[next] == '+')) {
        next++;
      }
      if (next == end || !Chars.isDigit(chars[next]) || count == MOST_GROUPS || digits >= MOST_DIGITS) {
        break;
      }
      separator = separator(end, next);
      from = next;
      end = digitsEnd(from);
    }
    char before = Chars.at(text, at - 1);
    boolean dashed = before == '-' || before == '.';
    total = digits;
    joinedLeft = dashed && Chars.isDigit(Chars.at(text, at - 2));
    prefixed = before == '#' || (dashed && Chars.isWord(Chars.at(text, at - 2)));
  }

  /** Begins a text. */
  void open() {
    chainStart = 0;
    chainEnd = 0;
    chainMark = 0;
  }

  /**
   * Takes in where the next number of the text stands; tells whether it is one within a long chain of numbers that the
   * same mark parts, or a blank where they have a digit or two. The last one of a chain is not: it may begin something.
   */
  boolean nextIsChained(int at, int end) {
    char mark = text.at(at - 1);
    boolean goesOn = at > 1 && at == chainEnd + 1 && (chainMark == 0 || chainMark == mark)
        && (end - at > 2 ? "-./:%" : "-./:% ").indexOf(mark) >= 0;
    chainStart = goesOn ? chainStart : at;
    chainMark = goesOn ? mark : 0;
    chainEnd = end;
    return end - chainStart > LONG_CHAIN && text.at(end) == mark && Chars.isDigit(text.at(end + 1));
  }

  /** Whether the extension of a telephone's number is glued to it: {@code 514-555-0103x809}. */
  private static boolean isExtension(char[] chars, int at) {
    return (chars[at] | 32) == 'x' && Chars.isDigit(chars[at + 1]) && Chars.isDigit(chars[at + 2]);
  }

  /** Where the digits end that begin at a place; no further than one behind the most. */
  int digitsEnd(int from) {
    char[] chars = text.array();
    int end = from;
    while (Chars.isDigit(chars[end]) && end - from <= MOST_DIGITS) {
      end++;
    }
    return end;
  }

  private static boolean isSeparator(char c) {
    return switch (c) {
      case ' ', '-', '.', '/', '(', ')', '\u00A0', '\u202F' -> true;
      default -> isDash(c);
    };
  }

  private char separator(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '(' || text.charAt(i) == ')') {
        return BRACKET;
      }
    }
    if (to - from > 1) {
      return isSpaced(from, to) ? SPACED : MIXED;
    }
    char c = text.charAt(from);
    return switch (c) {
      case '+', '\u00A0', '\u202F' -> ' ';
      default -> isDash(c) ? '-' : c;
    };
  }

  /** Whether it is one dash and blanks beside it, as where a form was read by a machine. */
  private boolean isSpaced(int from, int to) {
    int dashes = 0;
    for (int i = from; i < to; i++) {
      dashes += isDash(text.charAt(i)) ? 1 : text.charAt(i) == ' ' ? 0 : 2;
    }
    return dashes == 1;
  }

  private static boolean isDash(char c) {
    return c == '-' || c >= '\u2010' && c <= '\u2015';
  }

  int count() {
    return count;
  }

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return ends[group];
  }

  int size(int group) {
    return ends[group] - starts[group];
  }

  /** What stands before a group; of the first one nothing. */
  char separator(int group) {
    return separators[group];
  }

  /** Digits in all groups. */
  int total() {
    return total;
  }

  /** Digits in the first groups, as many as given. */
  int digits(int groups) {
    int digits = 0;
    for (int i = 0; i < groups; i++) {
      digits += size(i);
    }
    return digits;
  }

  /** Whether the first groups have these sizes. */
  boolean begins(int... sizes) {
    if (count < sizes.length) {
      return false;
    }
    for (int i = 0; i < sizes.length; i++) {
      if (size(i) != sizes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the same stands between the first groups: a blank, a dot, a dash, or a dash with blanks beside it. */
  boolean uniform(int groups) {
    for (int i = 1; i < groups; i++) {
      char c = separators[i];
      if (c != separators[1] || c == MIXED || c == BRACKET || c == '/') {
        return false;
      }
    }
    return true;
  }

  /** How many groups from the first on have the same between them. */
  int alike() {
    int groups = Math.min(count, 2);
    while (groups > 1 && groups < count && separators[groups] == separators[1]) {
      groups++;
    }
    return groups;
  }

  /** Whether the number goes on, by a dash or a dot, beyond its first groups or to the left. */
  boolean joined(int groups) {
    return joinedLeft || (groups < count && (separators[groups] == '-' || separators[groups] == '.'));
  }

  /** Whether a dot ties the number to digits before it. */
  boolean decimals() {
    return joinedLeft && text.charAt(starts[0] - 1) == '.';
  }

  /** Whether a dash, a dot or '#' ties the number to a word before it, as in ORD-123. */
  boolean prefixed() {
    return prefixed;
  }

  /** Whether four groups from one on are an address: 0 to 255 without leading zeros (RFC 791), and dots between. */
  boolean isAddress(int group) {
    for (int i = group; i < group + 4; i++) {
      if (i >= count || !isOctet(i) || i > group && separators[i] != '.') {
        return false;
      }
    }
    return true;
  }

  private boolean isOctet(int group) {
    if (size(group) > 3 || size(group) > 1 && text.charAt(starts[group]) == '0') {
      return false;
    }
    int value = 0;
    for (int i = starts[group]; i < ends[group]; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value < 256;
  }

  /** Whether more digits follow or precede beyond a blank, as in a table of numbers. */
  boolean crowded(int groups) {
    boolean blanks = groups == 1 || separators[1] == ' ';
    return blanks && (groups < count && separators[groups] == ' ' && !isAddress(groups) || starts[0] > 1
        && text.charAt(starts[0] - 1) == ' ' && Chars.isDigit(text.charAt(starts[0] - 2)));
  }

  /** Whether the first group ends in three zeros, as milliseconds of a whole second do, and few ids. */
  boolean round() {
    return text.startsWith("000", ends[0] - 3);
  }

  /** The digit at an index that counts over all groups. */
  @Override
  public int digit(int index) {
    int group = 0;
    int rest = index;
    while (rest >= size(group)) {
      rest -= size(group++);
    }
    return text.charAt(starts[group] + rest) - '0';
  }
}
