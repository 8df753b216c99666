package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds personal data and secrets in one pass: a table of characters tells where a detector may
 * have something to look at, all else is passed over. Takes any string, in linear time. Thread-safe.
 */
public final class Scanner {
  private static final int LONG = 14;
  /** So few digits behind a decimal point are nothing by themselves. */
  private static final int BRIEF = 3;
  private static final int PAIR = 3;
  private static final int QUAD = 5;

  private final Detector[] at = Catalogue.of(Trigger.AT);
  private final NumberCalls numbers = Catalogue.byNumber(Trigger.NUMBER);
  private final NumberCalls groups = Catalogue.byNumber(Trigger.GROUPS);
  private final Detector[][] codes = Catalogue.bySize(Trigger.CODE);
  private final Detector[][] ids = Catalogue.bySize(Trigger.ID);
  private final Detector[] glued = Catalogue.of(Trigger.GLUED);
  private final Detector[] tokens = Catalogue.of(Trigger.LONG_TOKEN);
  private final Detector[] uuids = Catalogue.of(Trigger.UUID);
  private final Detector[] marks = Catalogue.of(Trigger.MARK);
  private final Detector[] options = Catalogue.of(Trigger.OPTION);
  private final Detector[] tildes = Catalogue.of(Trigger.TILDE);
  private final Detector[] letterW = Catalogue.of(Trigger.LETTER_W);
  private final Detector[] tagEnds = Catalogue.of(Trigger.TAG_END);
  private final Detector[] countryCodes = Catalogue.of(Trigger.COUNTRY_CODE);
  private final Detector[] pem = Catalogue.of(Trigger.PEM);
  private final Detector[] letterA = Catalogue.of(Trigger.LETTER_A);
  private final Detector[] colons = Catalogue.of(Trigger.COLON);
  private final Detector[] headers = Catalogue.of(Trigger.HEADER);
  private final Detector[] assignments = Catalogue.of(Trigger.ASSIGNMENT);
  private final Detector[] schemes = Catalogue.of(Trigger.SCHEME);
  private final Detector[] pairs = Catalogue.of(Trigger.PAIRS);
  private final Detector[] dots = Catalogue.of(Trigger.DOT);
  private final Detector[] brackets = Catalogue.of(Trigger.BRACKET_AT);
  private final Detector[] labels = Catalogue.of(Trigger.LABEL);
  private final ThreadLocal<Scan> scans = ThreadLocal.withInitial(Scan::new);

  /** The findings of all levels, sorted by start, never overlapping. */
  public List<Finding> scan(String text) {
    return Overlaps.resolve(find(text, null));
  }

  /**
   * All that the detectors say, overlapping as it may, in the order of discovery.
   *
   * @param label the name that the text stands under, such as its JSON key; null when it has none
   */
  List<Finding> find(String text, @Nullable String label) {
    Scan scan = scans.get();
    run(scan, text, label);
    scan.close();
    return scan.found();
  }

  /** The same as a scan of its own, which tells also how much work it was. */
  Scan candidates(String text, @Nullable String label) {
    Scan scan = new Scan();
    run(scan, text, label);
    return scan;
  }

  private void run(Scan scan, String text, @Nullable String label) {
    scan.open(text, label);
    pass(scan, true);
    if (scan.veiled()) {
      Scan other = scan.inner();
      other.open("", label);
      scan.view().read(other.text);
      pass(other, false);
      scan.addFrom(scan.view(), other.found());
      scan.worked(text.length() + (int) other.steps());
    }
  }

  /** @param outermost whether to look for other ways of writing and for runs that hide a text */
  private void pass(Scan scan, boolean outermost) {
    Text text = scan.text;
    scan.runs().decodes(outermost);
    if (scan.label != null && !text.isEmpty()) {
      verify(labels, scan, 0);
    }
    int length = text.length();
    int next = 0;
    for (int from = 0; from < length; from += Scan.STRETCH) {
      int[] places = scan.places();
      int end = Math.min(length, from + Scan.STRETCH);
      int count = Neighbours.keep(text, places, text.places(from, end, TriggerTable.MARKS, places));
      for (int k = 0; k < count; k++) {
        if (places[k] >= next) {
          next = place(scan, places[k], outermost);
          while (isWithinDigits(text, next)) {
            next = place(scan, next, outermost);
          }
        }
      }
    }
    scan.worked(length);
  }

  /** Whether digits go on at a place, where a finding has ended in them: only their first one is listed. */
  private static boolean isWithinDigits(Text text, int at) {
    char[] chars = text.array();
    return at < text.length() && Chars.isDigit(chars[at]) && Chars.isDigit(chars[at - 1]);
  }

  /** Asks the detectors of what stands at a place; tells where the pass goes on. */
  private int place(Scan scan, int i, boolean outermost) {
    Text text = scan.text;
    byte trigger = TriggerTable.KINDS[text.charAt(i)];
    if (trigger != TriggerTable.VEIL) {
      return trigger(trigger, scan, i);
    }
    if (outermost && !scan.veiled() && NormalView.matters(text, i)) {
      scan.veil();
    }
    return i + 1;
  }

  private int trigger(byte trigger, Scan scan, int i) {
    switch (trigger) {
      case TriggerTable.DIGIT -> {
        return digit(scan, i);
      }
      case TriggerTable.AT -> verify(at, scan, i);
      case TriggerTable.DASH -> {
        if (Chars.at(scan.text, i + 1) == '-' && (scan.text.startsWith("-----BEGIN ", i)
            || scan.text.startsWith("-----BEGIN+", i) || scan.text.startsWith("---- BEGIN ", i))) {
          verify(pem, scan, i);
        }
        if (Chars.at(scan.text, i + PAIR) == '-') {
          verify(pairs, scan, i);
        }
        mark(scan, i);
      }
      case TriggerTable.UNDERSCORE -> mark(scan, i);
      case TriggerTable.LETTER_W -> {
        int before = Chars.at(scan.text, i - 1) | 32;
        if (before == 's' || before == 'p') {
          verify(letterW, scan, i);
        }
      }
      case TriggerTable.TAG_END -> {
        char next = Chars.at(scan.text, i + 1);
        if (next > ' ' && next != '<') {
          verify(tagEnds, scan, i);
        }
      }
      case TriggerTable.TILDE -> verify(tildes, scan, i);
      case TriggerTable.LETTER_A -> {
        if (!Chars.wordBefore(scan.text, i)) {
          verify(letterA, scan, i);
        }
      }
      case TriggerTable.COLON -> {
        char next = Chars.at(scan.text, i + 1);
        char before = Chars.at(scan.text, i - 1);
        if (before == 'n' || before == '"' || before == 'd' || before == '3' || before == '2') {
          verify(headers, scan, i);
        }
        if (next == ':' || Chars.is(next, Chars.HEX)) {
          verify(colons, scan, i);
        }
        if (next == '/') {
          verify(schemes, scan, i);
        } else if (Chars.at(scan.text, i + PAIR) == ':') {
          verify(pairs, scan, i);
        }
        assigned(scan, i);
      }
      case TriggerTable.DOT -> {
        if (i >= scan.hostEnd() && Chars.is(Chars.at(scan.text, i + 1), Chars.LOWER | Chars.UPPER)
            && Chars.isAlnum(Chars.at(scan.text, i - 1))) {
          verify(dots, scan, i);
        }
        if (Chars.at(scan.text, i + QUAD) == '.') {
          verify(pairs, scan, i);
        }
      }
      case TriggerTable.BRACKET -> {
        char next = Chars.at(scan.text, i + 1);
        if ((next | 32) == 'a' || next == ' ') {
          verify(brackets, scan, i);
        }
      }
      default -> assigned(scan, i);
    }
    return scan.resumeAt(i + 1);
  }

  private void mark(Scan scan, int i) {
    char before = Chars.at(scan.text, i - 1);
    if (Chars.isAlnum(before)) {
      verify(marks, scan, i);
    } else if (before == ' ' || before == '-') {
      verify(options, scan, i);
    }
  }

  private int digit(Scan scan, int i) {
    Text text = scan.text;
    char[] chars = text.array();
    int end = i + 1;
    while (Chars.isDigit(chars[end])) {
      end++;
    }
    char before = text.at(i - 1);
    boolean bare = end - i < LONG && !Chars.isToken(before) && !Chars.isToken(chars[end]);
    if (!bare && token(scan, i)) {
      return scan.runs().tokenEnd();
    }
    boolean whole = !Chars.isWord(before) || Names.isPrefixBefore(text, i);
    if (whole && scan.resumeAt(0) <= i && !scan.number().nextIsChained(i, end)) {
      number(scan, i, end);
    }
    // Digits alone are no code.
    if (Chars.isWord(before) || Chars.isWord(chars[end])) {
      code(scan, i);
    }
    return scan.resumeAt(end);
  }

  /** What the digit is in that is more than a number; tells whether that was a UUID. */
  private boolean token(Scan scan, int i) {
    Text text = scan.text;
    Runs runs = scan.runs();
    if (runs.readToken(i) && runs.tokenEnd() - runs.tokenStart() >= LONG) {
      if (Uuids.isAt(text, runs.tokenStart(), runs.tokenEnd())) {
        verify(uuids, scan, i);
        return true;
      }
      verify(tokens, scan, i);
      decode(scan, i);
    }
    if (i >= 2 && Chars.is(text.charAt(i - 1), Chars.LOWER | Chars.UPPER)
        && Chars.is(text.charAt(i - 2), Chars.LOWER | Chars.UPPER)
        && !Chars.wordBefore(text, i - 2)) {
      verify(countryCodes, scan, i - 2);
    }
    return false;
  }

  private void number(Scan scan, int i, int end) {
    DigitGroups number = scan.number();
    number.read(i, end);
    if (number.count() > 0) {
      scan.worked(number.end(number.count() - 1) - i);
      if (number.total() > BRIEF || !number.decimals()) {
        numbers.verify(scan, i);
      }
      if (number.count() > 1 && !scan.inDate(i)) {
        groups.verify(scan, i);
      }
    }
  }

  private void code(Scan scan, int i) {
    Runs runs = scan.runs();
    if (runs.readCode(i)) {
      int size = runs.codeEnd() - runs.codeStart();
      verify(codes[size], scan, runs.codeStart());
      if (runs.codeIsId()) {
        verify(ids[size], scan, runs.codeStart());
      }
    } else if (runs.codeIsGlued()) {
      verify(glued, scan, runs.codeStart());
    }
  }

  /** What a long run hides is scanned as a text of its own, one layer deep. */
  private void decode(Scan scan, int i) {
    String hidden = scan.runs().decode(i);
    if (!hidden.isEmpty()) {
      Scan inside = scan.inner();
      inside.open(hidden, null);
      pass(inside, false);
      scan.addDecoded(Overlaps.resolve(inside.found()));
      scan.worked((int) inside.steps());
    }
  }

  /** Colons and equals signs, the commonest triggers: a loop of its own, so that these two are compiled into it. */
  private void assigned(Scan scan, int at) {
    for (Detector detector : assignments) {
      detector.verify(scan, at);
    }
  }

  private static void verify(Detector[] detectors, Scan scan, int at) {
    for (Detector detector : detectors) {
      detector.verify(scan, at);
    }
  }
}
