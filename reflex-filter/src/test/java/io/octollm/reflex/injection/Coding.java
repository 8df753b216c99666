package io.octollm.reflex.injection;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Codes that a model reads with ease and a reader of words does not. */
enum Coding {
  DECIMAL(listed(", ", c -> "" + c)),
  DECIMAL_WITH_BLANKS(listed(" ", c -> "" + c)),
  DECIMAL_IN_BRACKETS(text -> "[" + listed(",", c -> "" + c).apply(text) + "]"),
  DECIMAL_IN_ONE_RUN(listed("", c -> String.format("%03d", c))),
  FUNCTION(listed("+", c -> "chr(" + c + ")")),
  OCTAL(listed(" ", c -> String.format("%03o", c))),
  OCTAL_ESCAPES(listed("", c -> String.format("\\%03o", c))),
  BINARY(listed(" ", c -> binary(c, 8))),
  BINARY_IN_ONE_RUN(listed("", c -> binary(c, 8))),
  BINARY_OF_SEVEN(listed(" ", c -> binary(c, 7))),
  HEX(text -> HexFormat.of().formatHex(text.getBytes(UTF_8))),
  HEX_WITH_BLANKS(listed(" ", c -> hex(c, 2))),
  HEX_WITH_COLONS(listed(":", c -> hex(c, 2))),
  HEX_OF_CODE(listed(", ", c -> "0x" + hex(c, 2))),
  HEX_ESCAPES(listed("", c -> "\\x" + hex(c, 2))),
  UNICODE(listed(" ", c -> "U+" + hex(c, 4).toUpperCase(Locale.ROOT))),
  UNICODE_ESCAPES(listed("", c -> "\\u" + hex(c, 4))),
  UNICODE_IN_BRACES(listed("", c -> "\\u{" + hex(c, 2) + "}")),
  DUMP(text -> dump(text, false)),
  DUMP_IN_PAIRS(text -> dump(text, true)),
  QUOTED_PRINTABLE(listed("", c -> "=" + hex(c, 2).toUpperCase(Locale.ROOT))),
  ENTITIES(listed("", c -> "&#" + c + ";")),
  ENTITIES_OF_HEX(listed("", c -> "&#x" + hex(c, 2) + ";")),
  ENTITIES_WITH_ZEROS(listed("", c -> String.format("&#%07d", c))),
  PERCENT(listed("", c -> "%" + hex(c, 2))),
  PERCENT_TWICE(listed("", c -> "%25" + hex(c, 2))),
  BASE64(Coding::base64),
  BASE64_TWICE(text -> base64(base64(text))),
  BASE64_BACKWARDS(text -> backwards(base64(text))),
  BASE64_OF_UTF16(text -> Base64.getEncoder().encodeToString(text.getBytes(UTF_16LE))),
  BASE64_SHIFTED(text -> shifted(13).apply(base64(text))),
  BASE64_OF_ROT13(text -> base64(shifted(13).apply(text))),
  HEX_OF_BASE64(text -> HexFormat.of().formatHex(base64(text).getBytes(UTF_8))),
  UTF7(text -> "+" + Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_16BE)) + "-"),
  BASE32(Coding::base32),
  ASCII85(Coding::ascii85),
  UUENCODED(Coding::uuencoded),
  MORSE(text -> morse(text, '.', '-', " / ")),
  MORSE_WITH_BARS(text -> morse(text, '·', '−', " | ")),
  NATO(text -> spelled(text, "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November"
      + " Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu")),
  TELEPHONE(text -> spelled(text, "Anton Berta Cäsar Dora Emil Friedrich Gustav Heinrich Ida Julius Kaufmann Ludwig"
      + " Martha Nordpol Otto Paula Quelle Richard Samuel Theodor Ulrich Viktor Wilhelm Xanthippe Ypsilon Zacharias")),
  ROT13(shifted(13)),
  CAESAR(shifted(3)),
  CAESAR_FAR(shifted(19)),
  ATBASH(letters(c -> 25 - c)),
  BACKWARDS(Coding::backwards),
  BACKWARDS_WORDS(text -> Arrays.stream(text.split(" ")).map(Coding::backwards)
      .collect(Collectors.joining(" "))),
  OVERRIDDEN(text -> "\u202E" + backwards(text) + "\u202C"),
  PIG_LATIN(Coding::pigLatin),
  UNSEEN_BITS(listed("", c -> binary(c, 8).replace('0', '\u200B').replace('1', '\u200C')));

  private static final String[] SIGNS = (".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ..."
      + " - ..- ...- .-- -..- -.-- --..").split(" ");

  final UnaryOperator<String> of;

  Coding(UnaryOperator<String> of) {
    this.of = of;
  }

  private static UnaryOperator<String> listed(String between, IntFunction<String> each) {
    return text -> text.chars().mapToObj(each).collect(Collectors.joining(between));
  }

  private static String binary(int c, int digits) {
    return String.format("%" + digits + "s", Integer.toBinaryString(c)).replace(' ', '0');
  }

  private static String hex(int c, int digits) {
    return HexFormat.of().toHexDigits(c, digits);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String base32(String text) {
    StringBuilder out = new StringBuilder();
    String bits = text.chars().mapToObj(c -> binary(c, 8)).collect(Collectors.joining());
    for (int i = 0; i < bits.length(); i += 5) {
      String five = (bits + "0000").substring(i, i + 5);
      out.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Integer.parseInt(five, 2)));
    }
    return out.toString();
  }

  private static String ascii85(String text) {
    StringBuilder out = new StringBuilder("<~");
    String padded = text + " ".repeat((4 - text.length() % 4) % 4);
    for (int i = 0; i < padded.length(); i += 4) {
      long four = 0;
      for (int k = i; k < i + 4; k++) {
        four = four << 8 | padded.charAt(k);
      }
      for (long power = 85L * 85 * 85 * 85; power > 0; power /= 85) {
        out.append((char) ('!' + four / power % 85));
      }
    }
    return out.append("~>").toString();
  }

  private static String uuencoded(String text) {
    StringBuilder out = new StringBuilder("\nbegin 644 letter.txt\n");
    for (int i = 0; i < text.length(); i += 45) {
      String line = text.substring(i, Math.min(text.length(), i + 45));
      String bits = (line + "\0\0").chars().mapToObj(c -> binary(c, 8)).collect(Collectors.joining());
      out.append((char) (' ' + line.length()));
      for (int k = 0; k < (line.length() + 2) / 3 * 4; k++) {
        out.append((char) (' ' + Integer.parseInt(bits.substring(6 * k, 6 * k + 6), 2)));
      }
      out.append('\n');
    }
    return out.append("`\nend\n").toString();
  }

  private static String dump(String text, boolean pairs) {
    StringBuilder out = new StringBuilder("\n");
    for (int i = 0; i < text.length(); i += 16) {
      String line = text.substring(i, Math.min(text.length(), i + 16));
      out.append(HexFormat.of().toHexDigits(i)).append(pairs ? ":" : " ");
      for (int k = 0; k < line.length(); k++) {
        out.append(pairs && k % 2 == 1 ? "" : " ").append(hex(line.charAt(k), 2));
      }
      out.append(pairs ? "  " + line + "\n" : "  |" + line + "|\n");
    }
    return out.toString();
  }

  private static String morse(String text, char dot, char dash, String between) {
    return words(text).map(word -> word.chars()
        .mapToObj(c -> SIGNS[c - 'a'].replace('.', dot).replace('-', dash)).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(between));
  }

  private static String spelled(String text, String alphabet) {
    String[] names = alphabet.split(" ");
    return words(text).map(word -> word.chars().mapToObj(c -> names[c - 'a']).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" / "));
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+"));
  }

  private static UnaryOperator<String> shifted(int by) {
    return letters(c -> (c + by) % 26);
  }

  private static UnaryOperator<String> letters(IntUnaryOperator each) {
    return text -> {
      StringBuilder out = new StringBuilder();
      text.chars().forEach(c -> {
        char first = c >= 'a' ? 'a' : 'A';
        boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        out.append((char) (letter ? first + each.applyAsInt(c - first) : c));
      });
      return out.toString();
    };
  }

  private static String backwards(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  private static String pigLatin(String text) {
    return Arrays.stream(text.split(" ")).map(word -> {
      int moved = 0;
      while (moved < word.length() && "aeiouAEIOU".indexOf(word.charAt(moved)) < 0) {
        moved++;
      }
      String first = word.substring(0, moved).toLowerCase(Locale.ROOT);
      return moved == 0 ? word + "way" : word.substring(moved) + first + "ay";
    }).collect(Collectors.joining(" "));
  }
}
