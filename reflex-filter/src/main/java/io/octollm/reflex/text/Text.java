package io.octollm.reflex.text;

import java.util.Arrays;

/**
 * A text as an array of characters: it is read faster than a string, which asks at each place how it
 * is stored. Answers as a string does, and used again for the next text. For one thread.
 */
public final class Text implements CharSequence {
  /** What is kept for the next text; longer ones get an array of their own. */
  private static final int KEPT = 16_384;
  private static final char END = '\n';
  private static final char[] NONE = {};

  private static final int EASTERN = 0xF800;

  private char[] chars = NONE;
  private int length;
  /** The bits of all characters of which places were listed. */
  private int bits;

  /** A text that is not used again. */
  public static Text of(String string) {
    Text text = new Text();
    text.open(string);
    return text;
  }

  public void open(CharSequence characters) {
    makeRoom(characters.length());
    characters.getChars(0, length, chars, 0);
  }

  /** Holds the first characters of an array, which is copied. */
  public void open(char[] characters, int count) {
    makeRoom(count);
    System.arraycopy(characters, 0, chars, 0, count);
  }

  /**
   * Whether there may be a letter of India or farther east, beyond those of Europe and of Arabic, as far as
   * {@link #places} has come.
   */
  public boolean isEastern() {
    return (bits & EASTERN) != 0;
  }

  private void makeRoom(int characters) {
    length = characters;
    bits = 0;
    if (chars.length <= length) {
      chars = new char[Math.max(length + 1, Math.min(KEPT, 2 * length))];
    }
    chars[length] = END;
  }

  /** Lets go of what it held. */
  public void close() {
    if (chars.length > KEPT) {
      chars = NONE;
    } else {
      Arrays.fill(chars, 0, length, '\0');
    }
    length = 0;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public boolean isEmpty() {
    return length == 0;
  }

  @Override
  public char charAt(int index) {
    assert index >= 0 && index < length : index;
    return chars[index];
  }

  /** The characters themselves, with the end of a line behind the last, for the loops that read most. */
  public char[] array() {
    return chars;
  }

  /** The character at any place; the end of a line where there is none. */
  public char at(int index) {
    return index >= 0 && index < length ? chars[index] : END;
  }

  public int codePointAt(int index) {
    return Character.codePointAt(chars, index, length);
  }

  /**
   * Lists the places of a stretch whose characters are marked. Without a branch for each character,
   * for it would be guessed wrongly at each place.
   *
   * @param marks 1 for a character that is marked, else 0
   * @param into one more than the stretch is long
   * @return how many there are
   */
  public int places(int from, int end, byte[] marks, int[] into) {
    char[] here = chars;
    int count = 0;
    int all = bits;
    for (int i = from; i < end; i++) {
      into[count] = i;
      count += marks[here[i]];
      all |= here[i];
    }
    bits = all;
    return count;
  }

  public boolean startsWith(String prefix, int from) {
    int size = prefix.length();
    if (from < 0 || from > length - size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (chars[from + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  public boolean regionMatches(int from, String other, int otherFrom, int size) {
    return regionMatches(false, from, other, otherFrom, size);
  }

  public boolean regionMatches(boolean ignoreCase, int from, String other, int otherFrom, int size) {
    if (from < 0 || from > length - size || otherFrom < 0 || otherFrom > other.length() - size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      char a = chars[from + i];
      char b = other.charAt(otherFrom + i);
      if (a != b && (!ignoreCase || !sameLetter(a, b))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameLetter(char a, char b) {
    char upperA = Character.toUpperCase(a);
    char upperB = Character.toUpperCase(b);
    return upperA == upperB || Character.toLowerCase(upperA) == Character.toLowerCase(upperB);
  }

  public int indexOf(char c, int from) {
    return indexOf(c, from, length);
  }

  public int indexOf(char c, int from, int end) {
    int most = Math.min(end, length);
    for (int i = Math.max(0, from); i < most; i++) {
      if (chars[i] == c) {
        return i;
      }
    }
    return -1;
  }

  public int indexOf(String part, int from) {
    return indexOf(part, from, length);
  }

  public int indexOf(String part, int from, int end) {
    int last = Math.min(end, length) - part.length();
    char first = part.charAt(0);
    for (int i = Math.max(0, from); i <= last; i++) {
      if (chars[i] == first && startsWith(part, i)) {
        return i;
      }
    }
    return -1;
  }

  public int lastIndexOf(char c, int from) {
    return lastIndexOf(c, from, 0);
  }

  /** The last place from one down to the least; -1 when there is none. */
  public int lastIndexOf(char c, int from, int least) {
    for (int i = Math.min(from, length - 1); i >= Math.max(0, least); i--) {
      if (chars[i] == c) {
        return i;
      }
    }
    return -1;
  }

  public int lastIndexOf(String part, int from) {
    return lastIndexOf(part, from, 0);
  }

  /** The last place from one down to the least; -1 when there is none. */
  public int lastIndexOf(String part, int from, int least) {
    for (int i = Math.min(from, length - part.length()); i >= Math.max(0, least); i--) {
      if (startsWith(part, i)) {
        return i;
      }
    }
    return -1;
  }

  public String substring(int from, int end) {
    return new String(chars, from, end - from);
  }

  @Override
  public CharSequence subSequence(int from, int end) {
    return substring(from, end);
  }

  @Override
  public String toString() {
    return substring(0, length);
  }
}
