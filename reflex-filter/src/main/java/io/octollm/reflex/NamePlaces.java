package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.Arrays;

/**
 * The places around one candidate where the name of a number may end, nearest first, read once for
 * all names that are asked about it: in its key or column, before it, in the label, behind it. A word
 * that is another number's name ends the search. Reused for each candidate of a scan.
 */
final class NamePlaces {
  private static final int MOST_WORDS = 8;
  private static final int MOST_CHARS = 72;
  private static final int MOST_WORDS_AFTER = 5;
  private static final int MOST_CHARS_AFTER = 32;
  private static final int MOST_LABEL = 128;
  private static final int MOST_BRACKET = 24;
  private static final int LONGEST_OWNER = 6;
  private static final Words OWNERS = Words.of("the my our his her their your");
  /** What these begin with. */
  private static final String FIRST = "tmohy";
  /** Of Arabic and Chinese; behind them another value's name stands. */
  private static final String COMMAS = "،؛、，；。";

  private final Text text;
  private Text label;
  private int start = -1;
  private int end = -1;
  private int[] leasts = new int[MOST_WORDS];
  private int[] ends = new int[MOST_WORDS];
  private int[] endings = new int[MOST_WORDS];
  private int count;
  private int ofName;
  private final int[] listed = new int[MOST_LABEL + 1];
  /** How many of those listed stand on the line of the place that they are before. */
  private int onLine;
  private int inText;
  private int behind;
  private boolean other;
  private int own;

  NamePlaces(Text text) {
    this.text = text;
    label = text;
  }

  /** Begins a text. */
  void open(Text under) {
    label = under;
    start = -1;
  }

  /** Reads the places around a candidate, unless they were read already. */
  void read(Context context, int from, int to) {
    if (from == start && to == end) {
      return;
    }
    start = from;
    end = to;
    count = 0;
    other = inBrackets(to) || isTold(to) || before(text, context.nameStart(), context.nameEnd());
    ofName = count;
    other = other || !context.specific() && before(text, Math.max(context.rowStart(), from - MOST_CHARS), from);
    inText = count;
    other = other || before(label, Math.max(0, label.length() - MOST_LABEL), label.length());
    behind = count;
    if (!other && !context.specific()) {
      after(to);
    }
  }

  /** What stands in brackets right behind, as in {@code 123-45-6789 (SSN)}, says more than what stands before. */
  private boolean inBrackets(int to) {
    int open = text.at(to) == ' ' ? to + 1 : to;
    int close = text.at(open) == '(' ? text.indexOf(')', open, open + MOST_BRACKET) : -1;
    for (int i = open; i < close; i++) {
      if (Chars.isDigit(text.charAt(i))) {
        return false; // another value, with its own name
      }
    }
    return close > 0 && before(text, open + 1, close);
  }

  /** What is told of it right behind, as in {@code 021000021 is the routing number}, whatever stands before. */
  private boolean isTold(int to) {
    int from = text.startsWith(" is ", to) ? to + " is".length() : to;
    int word = from + 1;
    if (text.at(from) != ' ' || FIRST.indexOf(text.at(word)) < 0 || !OWNERS.has(text, word, wordEnd(word))) {
      return false;
    }
    int close = word;
    while (close - from < MOST_CHARS_AFTER && close < text.length() && ",.;:(\n".indexOf(text.charAt(close)) < 0
        && !Chars.isDigit(text.charAt(close))) {
      close++;
    }
    boolean ended = close == text.length() || ",.;(\n".indexOf(text.charAt(close)) >= 0;
    return ended && before(text, word, close);
  }

  private int wordEnd(int at) {
    int end = at;
    while (end - at < LONGEST_OWNER && Chars.isLetter(text.at(end))) {
      end++;
    }
    return end;
  }

  /** The nearest of all names before a place; others count on the same line only. */
  private boolean before(Text in, int least, int from) {
    char[] chars = in.array();
    int found = list(chars, Math.max(least, from - MOST_LABEL), from);
    int words = 0;
    for (int k = 0; k < found && words < MOST_WORDS; k++) {
      int at = listed[k];
      add(in, least, at);
      if (at == from ? WordEnds.KINDS[chars[at - 1]] != 0 : WordEnds.isBetween(chars[at - 1], chars[at])) {
        words++;
        if (k < onLine && Names.OTHERS.mayEndIn(WordEnds.ending(chars, at)) && isOther(in, least, at)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Lists the places before another where a word ends, or where one may that has no end of its own, the
   * nearest first: each is written down, and counted where it is one, as a branch would be guessed wrongly.
   */
  private int list(char[] chars, int least, int from) {
    int found = 0;
    int same = 1;
    onLine = 0;
    int next = 0;
    for (int at = from; at > least; at--) {
      char c = chars[at - 1];
      int kind = WordEnds.KINDS[c];
      int is = WordEnds.ENDS[kind << WordEnds.BITS | next] | Names.UNSPACED - 1 - c >>> 31;
      same &= (c ^ '\n') + 0xFFFF >>> 16;
      next = kind;
      listed[found] = at;
      found += is;
      onLine += is & same;
    }
    return found;
  }

  private static boolean isOther(Text in, int least, int end) {
    int first = Words.wordStart(in, least, end);
    return Names.OTHERS.has(in, first, end) && !Words.inOwnToken(in, first, end);
  }

  /** The names that follow within the sentence. */
  private void after(int from) {
    int most = Math.min(text.length(), from + MOST_CHARS_AFTER);
    int words = 0;
    boolean last = false;
    char[] chars = text.array();
    for (int at = from + 1; at <= most && words < MOST_WORDS_AFTER; at++) {
      char c = chars[at - 1];
      if ((c == ',' || c == ';') && isExplained(at)) {
        continue;
      }
      if (c == '\n' || c == ',' || c == ';' || c == '{' || c == ':' || c == '='
          || c > 0x600 && COMMAS.indexOf(c) >= 0
          || c == '.' && !Chars.isLetter(Chars.at(text, at))) {
        return;
      }
      boolean word = WordEnds.isBetween(c, chars[at]);
      if (word || c >= Names.UNSPACED) {
        add(text, from, at);
      }
      if (word) {
        words++;
        if (last) {
          return;
        }
        // A name of two words may begin with what alone is another's.
        last = Names.OTHERS.has(text, Words.wordStart(text, from, at), at);
      }
    }
  }

  /** Whether the sentence goes on to say what stands before: {@code 35-6209402, which is the EIN}. */
  private boolean isExplained(int at) {
    return text.startsWith(" which ", at) || text.startsWith(" that is ", at) || text.startsWith(" it is ", at)
        || text.startsWith(" this is ", at) || text.startsWith(" that's ", at);
  }

  private void add(Text in, int least, int at) {
    if (count == ends.length) {
      leasts = Arrays.copyOf(leasts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      endings = Arrays.copyOf(endings, 2 * count);
    }
    leasts[count] = least;
    ends[count] = at;
    endings[count] = WordEnds.endingOverDots(in.array(), at);
    count++;
  }

  /** Whose name is nearest. */
  Names.Nearest nearest(Names names) {
    for (int i = 0; i < count; i++) {
      boolean labelled = i >= inText && i < behind;
      if (names.mayEndIn(endings[i]) && names.endAt(labelled ? label : text, leasts[i], ends[i])) {
        own = i < ofName || i >= inText ? start : ends[i];
        return i >= behind && isKey(text, ends[i]) ? Names.Nearest.NONE : Names.Nearest.OWN;
      }
    }
    return other ? Names.Nearest.OTHER : Names.Nearest.NONE;
  }

  /** Where the nearest name ends that was found last; the candidate's own place unless that stands before it. */
  int own() {
    return own;
  }

  private static boolean isKey(Text text, int end) {
    char c = Chars.at(text, end);
    char next = c == '"' || c == '\'' || c == ' ' ? Chars.at(text, end + 1) : c;
    return next == ':' || next == '=' || next == '#' || Chars.isDigit(next);
  }
}
