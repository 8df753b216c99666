package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What a key looks like: runs of an alphabet and fixed texts, one after the other. Written as words:
 * {@code n24} is 24 letters or digits, {@code d10,13} are 10 to 13 digits, {@code U} is a UUID, all
 * else stands for itself. Matched greedily, without going back, so in one look at each character.
 */
final class Shape {
  private static final String UUID = "X8 - X4 - X4 - X4 - X12";

  private static final int SHORT = 16;

  private record Part(Alphabet alphabet, int least, int most, String fixed) {
    static Part of(String word) {
      if (word.length() < 2 || !isCount(word)) {
        return new Part(Alphabet.DIGITS, 0, 0, word);
      }
      int comma = word.indexOf(',');
      int least = Integer.parseInt(word.substring(1, comma < 0 ? word.length() : comma));
      int most = comma < 0 ? least : Integer.parseInt(word.substring(comma + 1));
      return new Part(Alphabet.named(word.charAt(0)), least, most, "");
    }

    private static boolean isCount(String word) {
      for (int i = 1; i < word.length(); i++) {
        if (!Chars.isDigit(word.charAt(i)) && word.charAt(i) != ',') {
          return false;
        }
      }
      return Chars.is(word.charAt(0), Chars.LOWER | Chars.UPPER);
    }
  }

  private final Part[] parts;

  private Shape(List<Part> parts) {
    this.parts = parts.toArray(Part[]::new);
  }

  static Shape of(String words) {
    List<Part> parts = new ArrayList<>();
    for (String word : words.split(" ")) {
      if (word.equals("U")) {
        parts.addAll(List.of(of(UUID).parts));
      } else {
        parts.add(Part.of(word));
      }
    }
    return new Shape(parts);
  }

  /**
   * Where a key that begins here ends, or -1. An end that is free leaves the dots of the sentence
   * out.
   */
  int end(Text text, int from) {
    int at = from;
    for (int i = 0; i < parts.length; i++) {
      Part part = parts[i];
      if (!part.fixed.isEmpty()) {
        if (!text.startsWith(part.fixed, at)) {
          return -1;
        }
        at += part.fixed.length();
        continue;
      }
      int most = i == parts.length - 1 ? part.most : part.most - 1;
      int end = part.alphabet.runEnd(text, at, most);
      if (i == parts.length - 1 && part.least < part.most) {
        while (end > at && text.charAt(end - 1) == '.' && !Assignments.isQuote(Chars.at(text, end))) {
          end--;
        }
      }
      if (i == parts.length - 1 && end - at > part.most && isStop(text, at + part.most)) {
        end = at + part.most;
      }
      if (end - at < part.least || end - at > part.most) {
        return -1;
      }
      at = end;
    }
    return at;
  }

  /** Whether the dot here ends a sentence. */
  private static boolean isStop(Text text, int at) {
    return text.charAt(at) == '.' && !Chars.isAlnum(Chars.at(text, at + 1));
  }

  /** The most characters that it matches. */
  int most() {
    int most = 0;
    for (Part part : parts) {
      most += part.most + part.fixed.length();
    }
    return most;
  }

  /** Whether all of it is short, hexadecimal or digits, so that its entropy is small. */
  boolean isNarrow() {
    if (parts.length <= 2 && parts[0].most < SHORT) {
      return true;
    }
    for (Part part : parts) {
      if (part.fixed.isEmpty() && part.alphabet != Alphabet.HEX && part.alphabet != Alphabet.DIGITS) {
        return false;
      }
    }
    return true;
  }

  /** Whether digits must be in it: all but letters can be told from a word only by them. */
  boolean isLetters() {
    return parts[parts.length - 1].alphabet == Alphabet.LETTERS;
  }
}
