package io.octollm.reflex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds personal data and secrets in one pass: a table of characters tells where a detector may
 * have something to look at, all else is passed over. Takes any string, in linear time. Thread-safe.
 */
public final class Scanner {
  private static final byte NOTHING = 0;
  private static final byte DIGIT = 1;
  private static final byte AT = 2;
  private static final byte DASH = 3;
  private static final byte LETTER_A = 4;
  private static final byte COLON = 5;
  private static final byte EQUALS = 6;
  private static final byte DOT = 7;
  private static final byte BRACKET = 8;
  private static final int LONG = 15;
  private static final int FEW = 5;
  private static final int PAIR = 3;
  private static final int QUAD = 5;
  private static final byte[] TRIGGERS = triggers();

  private final Detector[] at = Catalogue.of(Trigger.AT);
  private final Detector[][] numbers = Catalogue.bySize(Trigger.NUMBER);
  private final Detector[][] groups = Catalogue.bySize(Trigger.GROUPS);
  private final Detector[][] codes = Catalogue.bySize(Trigger.CODE);
  private final Detector[][] ids = Catalogue.bySize(Trigger.ID);
  private final Detector[] tokens = Catalogue.of(Trigger.LONG_TOKEN);
  private final Detector[] countryCodes = Catalogue.of(Trigger.COUNTRY_CODE);
  private final Detector[] pem = Catalogue.of(Trigger.PEM);
  private final Detector[] letterA = Catalogue.of(Trigger.LETTER_A);
  private final Detector[] colons = Catalogue.of(Trigger.COLON);
  private final Detector[] assignments = Catalogue.of(Trigger.ASSIGNMENT);
  private final Detector[] schemes = Catalogue.of(Trigger.SCHEME);
  private final Detector[] pairs = Catalogue.of(Trigger.PAIRS);
  private final Detector[] dots = Catalogue.of(Trigger.DOT);
  private final Detector[] brackets = Catalogue.of(Trigger.BRACKET_AT);
  private final Detector[] labels = Catalogue.of(Trigger.LABEL);

  private static byte[] triggers() {
    byte[] triggers = new byte[128];
    for (char c = '0'; c <= '9'; c++) {
      triggers[c] = DIGIT;
    }
    triggers['@'] = AT;
    triggers['-'] = DASH;
    triggers['A'] = LETTER_A;
    triggers[':'] = COLON;
    triggers['='] = EQUALS;
    triggers['.'] = DOT;
    triggers['['] = BRACKET;
    triggers['('] = BRACKET;
    triggers['{'] = BRACKET;
    return triggers;
  }

  /** The findings of all levels, sorted by start, never overlapping. */
  public List<Finding> scan(String text) {
    return Overlaps.resolve(candidates(text, null).found());
  }

  /**
   * All that the detectors say, overlapping as it may.
   *
   * @param label the name that the text stands under, such as its JSON key; null when it has none
   */
  Scan candidates(String text, @Nullable String label) {
    Scan scan = new Scan(text, label);
    if (label != null && !text.isEmpty()) {
      verify(labels, scan, 0);
    }
    int length = text.length();
    int i = 0;
    while (i < length) {
      char c = text.charAt(i);
      byte trigger = c < 128 ? TRIGGERS[c] : NOTHING;
      i = trigger == NOTHING ? i + 1 : trigger(trigger, scan, i);
    }
    scan.worked(length);
    return scan;
  }

  private int trigger(byte trigger, Scan scan, int i) {
    switch (trigger) {
      case DIGIT -> {
        return digit(scan, i);
      }
      case AT -> verify(at, scan, i);
      case DASH -> {
        if (scan.text.startsWith("-----BEGIN ", i)) {
          verify(pem, scan, i);
        }
        if (Chars.at(scan.text, i + PAIR) == '-') {
          verify(pairs, scan, i);
        }
      }
      case LETTER_A -> {
        if (!Chars.wordBefore(scan.text, i)) {
          verify(letterA, scan, i);
        }
      }
      case COLON -> {
        verify(colons, scan, i);
        if (Chars.at(scan.text, i + 1) == '/') {
          verify(schemes, scan, i);
        } else if (Chars.at(scan.text, i + PAIR) == ':') {
          verify(pairs, scan, i);
        }
        verify(assignments, scan, i);
      }
      case DOT -> {
        if (i >= scan.hostEnd() && Chars.is(Chars.at(scan.text, i + 1), Chars.LOWER | Chars.UPPER)
            && Chars.isAlnum(Chars.at(scan.text, i - 1))) {
          verify(dots, scan, i);
        }
        if (Chars.at(scan.text, i + QUAD) == '.') {
          verify(pairs, scan, i);
        }
      }
      case BRACKET -> {
        char next = Chars.at(scan.text, i + 1);
        if ((next | 32) == 'a' || next == ' ') {
          verify(brackets, scan, i);
        }
      }
      default -> verify(assignments, scan, i);
    }
    return scan.resumeAt(i + 1);
  }

  private int digit(Scan scan, int i) {
    String text = scan.text;
    if (scan.readToken(i) && scan.tokenEnd() - scan.tokenStart() >= LONG) {
      if (Uuids.isAt(text, scan.tokenStart(), scan.tokenEnd())) {
        return scan.tokenEnd();
      }
      verify(tokens, scan, i);
    }
    if (i >= 2 && Chars.is(text.charAt(i - 1), Chars.LOWER | Chars.UPPER)
        && Chars.is(text.charAt(i - 2), Chars.LOWER | Chars.UPPER)
        && !Chars.wordBefore(text, i - 2)) {
      verify(countryCodes, scan, i - 2);
    }
    if (!Chars.wordBefore(text, i) && scan.resumeAt(0) <= i) {
      scan.number().read(text, i);
      if (scan.number().count() > 0) {
        scan.worked(scan.number().end(scan.number().count() - 1) - i);
        int size = Math.min(scan.number().size(0), Catalogue.MOST_SIZE);
        verify(numbers[size], scan, i);
        if (scan.number().count() > 1 && scan.number().digits(scan.number().count()) >= FEW) {
          verify(groups[size], scan, i);
        }
      }
    }
    if (scan.readCode(i)) {
      int size = scan.codeEnd() - scan.codeStart();
      verify(codes[size], scan, scan.codeStart());
      if (scan.codeIsId()) {
        verify(ids[size], scan, scan.codeStart());
      }
    }
    int end = i + 1;
    while (end < text.length() && Chars.isDigit(text.charAt(end))) {
      end++;
    }
    return scan.resumeAt(end);
  }

  private static void verify(Detector[] detectors, Scan scan, int at) {
    for (Detector detector : detectors) {
      detector.verify(scan, at);
    }
  }
}
