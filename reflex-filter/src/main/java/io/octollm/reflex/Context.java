package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The words around one candidate, nearest first, read once for all the sets that are asked about it:
 * those of its key and of its column's header, eight before it, three behind it. Under a key that says
 * what the value is, its siblings say nothing. Reused for each candidate of a scan.
 */
final class Context {
  private static final int BEFORE_CHARS = 72;
  private static final int AFTER_CHARS = 32;
  private static final int BEFORE_WORDS = 8;
  private static final int AFTER_WORDS = 3;
  private static final int MOST = 32;
  /** From here on scripts write words without blanks or marks between: Han, Kana, Hangul. */
  private static final char UNPARTED = '\u2E80';
  private static final int LONGEST_TAIL = 6;
  private static final Words GENERIC = Words.of("value values val number num no nr id data text"
      + " content raw input string field result output key name code message payload body note notes"
      + " comment description item entity match x v s t");

  private final Table table;
  private final Text text;
  /** Where words end, and how far back each may begin; the last place is for what is none. */
  private final int[] ends = new int[MOST + 1];
  private final int[] leasts = new int[MOST + 1];
  private int count;
  private int countBefore;
  private int ofName;
  private boolean inColumn;
  private int start = -1;
  private int end = -1;
  private int keyStart;
  private int keyEnd;
  private boolean specific;
  private int rowStart;
  private @Nullable Words asked;
  private int distance;

  Context(Text text) {
    this.text = text;
    table = new Table(text);
  }

  /** Begins a text. */
  void open() {
    start = -1;
    end = -1;
    table.open();
  }

  /** Reads what stands around a candidate, unless it was read already; tells what that costs. */
  int read(int from, int to) {
    if (from == start && to == end) {
      return 0;
    }
    boolean known = from == start;
    boolean cell = inColumn;
    start = from;
    end = to;
    asked = null;
    if (!known) {
      readKey();
      specific = keyEnd > 0 && !GENERIC.areAll(text, keyStart, keyEnd);
    }
    inColumn = keyEnd == 0 && table.read(start, end);
    if (known && cell == inColumn) {
      count = countBefore;
    } else {
      readBefore();
      countBefore = count;
    }
    if (!specific) {
      addAfter();
    }
    return BEFORE_CHARS + AFTER_CHARS;
  }

  /** The name of the value, and the words before it; the same for all that begin where it does. */
  private void readBefore() {
    count = 0;
    rowStart = 0;
    int least = Math.max(0, start - BEFORE_CHARS);
    if (keyEnd > 0) {
      addBefore(keyStart, keyEnd, BEFORE_WORDS);
    } else if (inColumn) {
      addBefore(table.columnStart(), table.columnEnd(), BEFORE_WORDS);
      rowStart = table.rowStart();
      least = Math.max(least, rowStart);
    }
    ofName = count;
    if (specific) {
      readEnclosing();
      ofName = count;
    } else {
      addBefore(least, keyEnd > 0 ? keyStart : start, BEFORE_WORDS);
    }
  }

  /** How many words are nearer than the nearest of a set, or -1 when none of them is around. */
  int distance(Words words) {
    if (words != asked) {
      asked = words;
      distance = find(words);
    }
    return distance;
  }

  /** Where a word ends that is so far away; the candidate's own place for one of its key or column. */
  int place(int distance) {
    return distance < ofName ? start : ends[distance];
  }

  private int find(Words words) {
    char[] chars = text.array();
    for (int i = 0; i < count; i++) {
      int to = ends[i];
      if (words.mayEndIn(WordEnds.ending(chars, to))
          && isOne(words, Words.wordStart(text, leasts[i], to), to)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isOne(Words words, int from, int to) {
    return words.has(text, from, to) && !Words.inOwnToken(text, from, to)
        || text.charAt(to - 1) >= UNPARTED && isTail(words, from, to);
  }

  /** Whether one of the words ends a longer one, in scripts that write them in one: {@code 联系电话}. */
  private boolean isTail(Words words, int from, int to) {
    for (int start = Math.max(from + 1, to - LONGEST_TAIL); start <= to - 2; start++) {
      if (words.has(text, start, to)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the value stands under a key that says what it is, so that siblings do not count. */
  boolean specific() {
    return specific;
  }

  /** From where on words before the value are about it: its row, where it has a column. */
  int rowStart() {
    return rowStart;
  }

  /** Where the name of the value begins, a key or a column's header; of no use when it has none. */
  int nameStart() {
    return keyEnd > 0 ? keyStart : table.columnStart();
  }

  /** Where the name of the value ends; 0 when it has none. */
  int nameEnd() {
    return keyEnd > 0 ? keyEnd : table.columnEnd();
  }

  /** A key in quotes before a colon, or any before an equals sign: {@code "ssn": "1}, {@code ssn=1}. */
  private void readKey() {
    keyEnd = 0;
    int i = before(start, true);
    char joint = Chars.at(text, i - 1);
    if (joint != ':' && joint != '=') {
      return;
    }
    int to = before(i - 1, false);
    char quote = Chars.at(text, to - 1);
    boolean quoted = quote == '"' || quote == '\'';
    if (joint == ':' && !quoted) {
      return;
    }
    int last = quoted ? to - 1 : to;
    int from = last;
    int least = Math.max(0, last - BEFORE_CHARS);
    while (from > least && (quoted ? text.charAt(from - 1) != quote && text.charAt(from - 1) != '\n'
        : Chars.isToken(text.charAt(from - 1)))) {
      from--;
    }
    if (from < last && (!quoted || Chars.at(text, from - 1) == quote)) {
      keyStart = from;
      keyEnd = last;
    }
  }

  /** The place behind the last character before a place that is no blank, nor opens a value. */
  private int before(int at, boolean openings) {
    int i = at;
    while (i > 0 && at - i < 8 && (text.charAt(i - 1) <= ' ' || openings && opens(text.charAt(i - 1)))) {
      i--;
    }
    return i;
  }

  private static boolean opens(char c) {
    return c == '"' || c == '\'' || c == '[' || c == '\\';
  }

  /** The keys of the objects that the value lies in, as far as they are near. */
  private void readEnclosing() {
    int least = Math.max(0, keyStart - 4 * BEFORE_CHARS);
    int depth = 0;
    for (int i = keyStart - 1; i >= least; i--) {
      char c = text.charAt(i);
      if (c == '}' || c == ']') {
        depth++;
      } else if ((c == '{' || c == '[') && depth-- == 0) {
        depth = 0;
        int colon = before(i, false);
        int quote = before(colon - 1, false);
        if (Chars.at(text, colon - 1) == ':' && Chars.at(text, quote - 1) == '"') {
          int from = text.lastIndexOf('"', quote - 2, least);
          if (from >= least) {
            addBefore(from, quote - 1, 2);
          }
        }
      }
    }
  }

  /** Adds the words before a place, the nearest first. */
  private void addBefore(int least, int from, int most) {
    char[] chars = text.array();
    int base = Math.max(least, from - BEFORE_CHARS);
    int last = Math.min(MOST, count + most);
    int first = count;
    int next = 0;
    for (int to = from; to > base && count < last; to--) {
      int kind = WordEnds.KINDS[chars[to - 1]];
      // Each place is written down, and kept where a word ends: a branch would be guessed wrongly.
      ends[count] = to;
      count += WordEnds.ENDS[kind << WordEnds.BITS | next];
      next = kind;
    }
    Arrays.fill(leasts, first, count, base);
  }

  /** The words behind it on its line, up to what is the key of another value. */
  private void addAfter() {
    char[] chars = text.array();
    int first = count;
    int last = Math.min(MOST, count + AFTER_WORDS);
    int most = Math.min(text.length(), end + AFTER_CHARS);
    int kind = 0;
    int to = end;
    for (; to < most && count < last && chars[to] != '\n'; to++) {
      int next = WordEnds.KINDS[chars[to]];
      ends[count] = to;
      count += WordEnds.ENDS[kind << WordEnds.BITS | next];
      kind = next;
    }
    if (kind != 0 && count < last) {
      ends[count] = to;
      count++;
    }
    Arrays.fill(leasts, first, count, end);
    for (int i = first; i < count; i++) {
      if (isKey(ends[i])) {
        count = i;
      }
    }
  }

  private boolean isKey(int to) {
    char c = Chars.at(text, to);
    char next = c == '"' || c == '\'' ? Chars.at(text, to + 1) : c;
    return next == ':' || next == '=';
  }
}
