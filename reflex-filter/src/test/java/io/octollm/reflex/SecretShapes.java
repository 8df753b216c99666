package io.octollm.reflex;

import java.util.List;
import java.util.Random;

/** Makes random values of documented shapes, the words of which {@code secrets/rules.txt} explains. */
final class SecretShapes {
  private static final String DIGITS = "0123456789";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  record Rule(String id, String name, String shape) {
    static Rule of(String line) {
      int first = line.indexOf(" | ");
      int second = line.indexOf(" | ", first + 3);
      return new Rule(line.substring(0, first), line.substring(first + 3, second), line.substring(second + 3));
    }
  }

  private SecretShapes() {}

  static List<Rule> rules() {
    return Samples.texts("secrets/rules.txt").stream().filter(l -> !l.startsWith("#")).map(Rule::of).toList();
  }

  static String value(String shape, Random random) {
    return make(shape, random, "");
  }

  /** A text in which the words of shapes are replaced and all other words stay. */
  static String text(String words, Random random) {
    return make(words, random, " ");
  }

  private static String make(String words, Random random, String blank) {
    boolean upper = random.nextInt(4) == 0;
    StringBuilder made = new StringBuilder();
    boolean first = true;
    boolean run = false;
    for (String word : words.split(" ")) {
      boolean isRun = word.length() > 1 && Character.isLetter(word.charAt(0))
          && word.substring(1).chars().allMatch(Character::isDigit) && alphabet(word.charAt(0), upper) != null;
      made.append(first || isRun || run || blank.isEmpty() ? "" : blank);
      if (isRun) {
        String alphabet = alphabet(word.charAt(0), upper);
        for (int n = Integer.parseInt(word.substring(1)); n > 0; n--) {
          made.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
      } else {
        made.append(word);
      }
      run = isRun;
      first = false;
    }
    return made.toString();
  }

  private static String alphabet(char name, boolean upper) {
    return switch (name) {
      case 'd' -> DIGITS;
      case 'x' -> DIGITS + "abcdef";
      case 'X' -> DIGITS + (upper ? "ABCDEF" : "abcdef");
      case 'h' -> DIGITS + "abcdefgh";
      case 'l' -> DIGITS + LOWER;
      case 'i' -> DIGITS + (upper ? UPPER : LOWER);
      case 'u' -> "234567" + UPPER;
      case 'n' -> DIGITS + LOWER + UPPER;
      case 'a' -> LOWER + UPPER;
      case 'w' -> DIGITS + LOWER + UPPER + "_";
      case 't' -> DIGITS + LOWER + UPPER + "_-";
      case 'b' -> DIGITS + LOWER + UPPER + "+/";
      default -> null;
    };
  }
}
