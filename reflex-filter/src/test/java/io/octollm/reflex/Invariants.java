package io.octollm.reflex;

import io.octollm.reflex.injection.Injection;
import io.octollm.reflex.text.Text;
import io.octollm.schema.Codec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What holds for every text, whoever wrote it: the targets of the fuzzer and of the replay of its
 * corpus. Bytes are UTF-8; behind a first byte 0xFF they are UTF-16, so that halves of pairs occur.
 */
final class Invariants {
  private static final int UTF_16 = 0xFF;
  /** Characters looked at, for each of the text and at the most for a text of any size. */
  private static final long MOST_WORK = 300;
  private static final long LEAST_WORK = 20_000;

  private final Scanner scanner = new Scanner();
  private final Reflex reflex = new Reflex(Policy.defaults(), new byte[32]);

  static String text(byte[] bytes) {
    if (bytes.length == 0 || (bytes[0] & UTF_16) != UTF_16) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    char[] chars = new char[(bytes.length - 1) / 2];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) ((bytes[2 * i + 1] & 0xFF) << 8 | bytes[2 * i + 2] & 0xFF);
    }
    return new String(chars);
  }

  /** Findings are in the text, in order and apart, for little work; redacting twice changes nothing. */
  void scan(String text) {
    hold(apart(scanner.scan(text), text), "findings overlap or leave the text");
    hold(apart(reflex.redactable(text, null), text), "redacted spans overlap or leave the text");
    long steps = scanner.candidates(text, null).steps();
    hold(steps <= LEAST_WORK + MOST_WORK * text.length(), "much work: " + steps);
    String clean = reflex.redact(text).value();
    String again = reflex.redact(clean).value();
    hold(again.equals(clean), "redacting twice differs from once");
  }

  private static boolean apart(List<Finding> findings, String text) {
    int reach = 0;
    for (Finding finding : findings) {
      if (finding.start() < reach || finding.end() <= finding.start()) {
        return false;
      }
      reach = finding.end();
    }
    return reach <= text.length();
  }

  /** A verdict comes out, the same each time, with a score that is one. */
  void injection(String text) {
    Injection once = reflex.injection(text);
    hold(once.score() >= 0 && once.score() <= 1, "no score: " + once.score());
    hold(once.equals(reflex.injection(text)), "two verdicts on one text");
  }

  /**
   * What is JSON is redacted to JSON, in which nothing is left to redact; all else is refused, numbers
   * with an exponent beyond all measure as well.
   */
  void json(byte[] bytes) {
    JsonNode given;
    try {
      given = Codec.json().readTree(bytes);
    } catch (JacksonException | NumberFormatException e) {
      return;
    }
    reflex.injection(given);
    JsonNode clean = reflex.redact(given).value();
    hold(reflex.redact(clean).value().equals(clean), "redacting twice differs from once");
    JsonNode text = given.get("text");
    if (text != null && text.isString()) {
      Codec.json().writeValueAsString(Codec.tree(reflex.report(text.stringValue()).findings()));
    }
  }

  /** Every place of the text as it is meant lies in the text as it came, in the same order. */
  void offsets(String text) {
    NormalView view = new NormalView(Text.of(text));
    Text read = new Text();
    view.read(read);
    String meant = read.toString();
    int before = 0;
    for (int i = 0; i < meant.length(); i++) {
      Finding here = view.inOriginal(new Finding("URL", i, i + 1, 0.3, Level.WEAK));
      hold(here.start() >= before && here.start() < here.end() && here.end() <= text.length(),
          "place " + i + " is mapped to " + here.start() + " to " + here.end());
      char c = text.charAt(here.start());
      boolean same = here.end() > here.start() + 1 || c >= 0x80 || meant.charAt(i) == c;
      hold(same, "place " + i + " is mapped to another character");
      before = here.start();
    }
  }

  private static void hold(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }
}
