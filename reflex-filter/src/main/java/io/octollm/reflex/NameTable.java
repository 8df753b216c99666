package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What names mean, looked up by the letters of a text without allocation; names are in lower case. */
final class NameTable<V> {
  private final @Nullable String[] names;
  private final @Nullable Object[] values;

  NameTable(Map<String, V> entries) {
    names = new String[Integer.highestOneBit(entries.size() * 4)];
    values = new Object[names.length];
    entries.forEach(this::put);
  }

  private void put(String name, V value) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = hash * 31 + name.charAt(i);
    }
    int slot = slot(hash);
    while (names[slot] != null) {
      slot = slot + 1 & names.length - 1;
    }
    names[slot] = name;
    values[slot] = value;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) & names.length - 1;
  }

  /**
   * What the letters of a span mean, whatever parts them; null when nothing.
   *
   * @param hash of the letters in lower case, as of a string
   */
  @SuppressWarnings("unchecked")
  @Nullable V find(Text text, int start, int end, int hash) {
    int slot = slot(hash);
    for (String name = names[slot]; name != null; name = names[slot]) {
      if (spells(name, text, start, end)) {
        return (V) values[slot];
      }
      slot = slot + 1 & names.length - 1;
    }
    return null;
  }

  private static boolean spells(String name, Text text, int start, int end) {
    int letter = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Chars.isLetter(c)) {
        if (letter == name.length() || name.charAt(letter) != Character.toLowerCase(c)) {
          return false;
        }
        letter++;
      }
    }
    return letter == name.length();
  }
}
