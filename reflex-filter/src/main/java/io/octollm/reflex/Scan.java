package io.octollm.reflex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known while one text is scanned; used again for the next one. For one thread. */
final class Scan {
  private static final double NAMED = 0.005;
  private static final double FAINT = 0.1;
  private static final int FEW_DIGITS = 3;
  private static final int FEW_LETTERS = 3;
  private static final int BRIEF = 48;

  String text = "";
  @Nullable String label;
  private final Window window = new Window();
  private final DigitGroups number = new DigitGroups();
  private final Spelled spelled = new Spelled();
  private @Nullable Naming naming;
  private @Nullable Context context;
  private @Nullable DateReader date;
  private int hostEnd;
  private @Nullable List<Finding> found;
  private int tokenStart;
  private int tokenEnd;
  private int codeStart;
  private int codeEnd;
  private boolean codeIsId;
  private int resumeAt;
  private int urlEnd;
  private long steps;
  private int noPemEndFrom = Integer.MAX_VALUE;
  private int encodedStart;
  private int encodedEnd;
  private boolean veiled;
  private boolean decodes;

  /**
   * Begins a text.
   *
   * @param label the name that the text stands under, such as its JSON key; null when it has none
   */
  void open(String text, @Nullable String label) {
    this.text = text;
    this.label = label;
    found = null;
    tokenStart = 0;
    tokenEnd = 0;
    codeStart = 0;
    codeEnd = 0;
    resumeAt = 0;
    steps = 0;
    noPemEndFrom = Integer.MAX_VALUE;
    encodedEnd = 0;
    urlEnd = 0;
    hostEnd = 0;
    codeIsId = false;
    context = null;
    date = null;
    veiled = false;
    window.open(text);
  }

  /** Lets go of the text; what was found stays until the next one. */
  void close() {
    text = "";
    label = null;
    context = null;
    date = null;
    number.close();
    window.close();
  }

  Window window() {
    return window;
  }

  /** Whether runs that hide a text are to be decoded. */
  void decodes(boolean yes) {
    decodes = yes;
  }

  /** Notes that a part of the text is another way of writing something. */
  void veil() {
    veiled = true;
  }

  boolean veiled() {
    return veiled;
  }

  /** Where a detector may read the name of a value. */
  Naming naming() {
    if (naming == null) {
      naming = new Naming();
    }
    return naming;
  }

  /** The number that the last NUMBER trigger found. */
  DigitGroups number() {
    return number;
  }

  /** Where a detector may read a code. */
  Spelled spelled() {
    return spelled;
  }

  /** Where a detector may read a date. */
  DateReader date() {
    if (date == null) {
      date = new DateReader(text);
    }
    return date;
  }

  int tokenStart() {
    return tokenStart;
  }

  int tokenEnd() {
    return tokenEnd;
  }

  /** Reads the token around a digit, unless it was read already; tells whether it is a new one. */
  boolean readToken(int at) {
    if (at < tokenEnd) {
      return false;
    }
    int start = at;
    while (start > tokenEnd && Chars.isToken(text.charAt(start - 1))) {
      start--;
    }
    int end = at + 1;
    while (end < text.length() && Chars.isToken(text.charAt(end))) {
      end++;
    }
    tokenStart = start;
    tokenEnd = end;
    worked(end - start);
    return true;
  }

  int codeStart() {
    return codeStart;
  }

  int codeEnd() {
    return codeEnd;
  }

  /** Whether the code has three digits and more, and no small letters but three at most. */
  boolean codeIsId() {
    return codeIsId;
  }

  /** Reads the word around a digit, unless it was read already; tells whether it is a new code. */
  boolean readCode(int at) {
    if (at < codeEnd) {
      return false;
    }
    int start = at;
    while (start > codeEnd && Chars.isAlnum(text.charAt(start - 1))) {
      start--;
    }
    int end = start;
    int digits = 0;
    int small = 0;
    while (end < text.length() && Chars.isAlnum(text.charAt(end))) {
      char c = text.charAt(end);
      digits += Chars.isDigit(c) ? 1 : 0;
      small += Chars.is(c, Chars.LOWER) ? 1 : 0;
      end++;
    }
    int letters = end - start - digits;
    codeStart = start;
    codeEnd = end;
    codeIsId = digits >= FEW_DIGITS && (small == 0 || small == letters && small <= FEW_LETTERS);
    worked(end - start);
    return letters > 0 && end - start <= Catalogue.MOST_SIZE && !Chars.wordBefore(text, start)
        && !Chars.wordAt(text, end);
  }

  /**
   * What the run around a place hides as base64 or hex; empty when it hides nothing. Each run is read
   * once; it lies between the start and the end that the scan tells afterwards.
   */
  String decode(int at) {
    if (!decodes || at < encodedEnd) {
      return "";
    }
    int start = at;
    while (start > encodedEnd && Decoding.isEncoded(text.charAt(start - 1))) {
      start--;
    }
    int end = at + 1;
    while (end < text.length() && Decoding.isEncoded(text.charAt(end))) {
      end++;
    }
    encodedStart = start;
    encodedEnd = end;
    worked(end - start);
    return end - start < Decoding.LEAST ? "" : Decoding.decode(text, start, end);
  }

  /** Adds what a text found in the last run that was decoded: the run is what stands for it. */
  void addDecoded(List<Finding> inside) {
    int end = encodedEnd;
    while (end < encodedEnd + 2 && Chars.at(text, end) == '=') {
      end++;
    }
    for (Finding finding : inside) {
      if (finding.level() != Level.WEAK) {
        add(finding.type(), encodedStart, end, finding.level());
      }
    }
  }

  /** Adds what was found in another view of the text, in the places of this one. */
  void addFrom(NormalView view, List<Finding> inView) {
    for (Finding finding : inView) {
      if (found == null) {
        found = new ArrayList<>(4);
      }
      found.add(view.inOriginal(finding));
    }
  }

  /** Adds a finding; the scan goes on behind it unless it is weak. */
  void add(String type, int start, int end, Level level) {
    add(type, start, end, level, null);
  }

  /** Adds a finding of a vendor's key; the scan goes on behind it unless it is weak. */
  void add(String type, int start, int end, Level level, @Nullable String vendor) {
    addOver(type, start, end, level, vendor);
    passed(end, level);
  }

  private void passed(int end, Level level) {
    if (level != Level.WEAK) {
      resumeAt = Math.max(resumeAt, end);
    }
  }

  /** Whether a web address that was found goes on at a place. */
  boolean inUrl(int at) {
    return at < urlEnd;
  }

  /** Adds a web address; it may hold others, and none begins in it. */
  void addUrl(String type, int start, int end, Level level) {
    addOver(type, start, end, level);
    urlEnd = end;
    hostEnd = end;
  }

  /** Adds a finding that may hold others, such as a value with a key in it. */
  void addOver(String type, int start, int end, Level level) {
    addOver(type, start, end, level, null);
  }

  /** Adds a finding that may hold others, with the vendor whose key it is. */
  void addOver(String type, int start, int end, Level level, @Nullable String vendor) {
    addOver(new Finding(type, start, end, score(level), level, vendor));
  }

  /** Adds a finding that is called by its name: where ids overlap and are equally sure, it remains. */
  void addNamed(String type, int start, int end, Level level) {
    addOver(new Finding(type, start, end, score(level) + NAMED, level));
    passed(end, level);
  }

  private void addOver(Finding finding) {
    if (found == null) {
      found = new ArrayList<>(4);
    }
    found.add(finding);
  }

  /** Adds a weak finding of which only the size fits: any other that overlaps remains instead. */
  void addFaint(String type, int start, int end) {
    addOver(new Finding(type, start, end, FAINT, Level.WEAK));
  }

  /** Remembers how far names of hosts were read, so that each is read once. */
  void readHost(int end) {
    worked(Math.max(0, end - hostEnd));
    hostEnd = Math.max(hostEnd, end);
  }

  int hostEnd() {
    return hostEnd;
  }

  /** Whether the text hardly holds more than a span, so that the span must be what it is about. */
  boolean brief(int start, int end) {
    return text.length() - (end - start) <= BRIEF;
  }

  /** Whether a finding of a type ends at a place; asked only of the latest one. */
  boolean endsAt(String type, int end) {
    return found != null && found.getLast().end() == end && found.getLast().type().equals(type);
  }

  private static double score(Level level) {
    return switch (level) {
      case VALIDATED -> 0.99;
      case SHAPED -> 0.75;
      case WEAK -> 0.3;
    };
  }

  /** Where the scan goes on: behind what was found, at least at the given place. */
  int resumeAt(int least) {
    return Math.max(resumeAt, least);
  }

  /** In the order of discovery; may overlap. */
  List<Finding> found() {
    return found == null ? List.of() : found;
  }

  /** Whether any of these words stands near a span or in the label. */
  boolean near(int start, int end, Words words) {
    return context(start, end).distance(words) >= 0 || label != null && words.in(label);
  }

  /** The words around a span. */
  Context context(int start, int end) {
    if (context == null) {
      context = new Context(text);
    }
    worked(context.read(start, end));
    return context;
  }

  /** Where the next PEM end line begins, or -1; looks at each stretch of text once. */
  int pemEnd(int from) {
    if (from >= noPemEndFrom) {
      return -1;
    }
    int end = text.indexOf("-----END ", from);
    worked((end < 0 ? text.length() : end) - from);
    if (end < 0) {
      noPemEndFrom = from;
    }
    return end;
  }

  /** Counts characters that a detector looked at: the measure of linear time. */
  void worked(int characters) {
    steps += characters;
  }

  long steps() {
    return steps;
  }
}
