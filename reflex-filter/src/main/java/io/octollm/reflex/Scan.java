package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known while one text is scanned; used again for the next one. For one thread. */
final class Scan {
  private static final double NAMED = 0.005;
  private static final double FAINT = 0.1;
  private static final int BRIEF = 48;
  /** So many characters are searched for triggers at once. */
  static final int STRETCH = 1024;

  final Text text = new Text();
  @Nullable Text label;
  private final Text named = new Text();
  private final Runs runs = new Runs(this);
  private final DigitGroups number = new DigitGroups(text);
  private final Spelled spelled = new Spelled();
  private @Nullable Naming naming;
  private final Context context = new Context(text);
  private final NamePlaces names = new NamePlaces(text);
  /** For values that are not the context's, which has a table of its own that goes on from row to row. */
  final Table columns = new Table(text);
  private final DateReader date = new DateReader(text);
  private int hostEnd;
  private @Nullable List<Finding> found;
  private int resumeAt;
  private int urlEnd;
  private int dateEnd;
  private long steps;
  private int noPemEndFrom = Integer.MAX_VALUE;
  private boolean veiled;
  private final int[] places = new int[STRETCH + 1];
  private @Nullable Scan inner;
  private @Nullable NormalView view;

  /**
   * Begins a text.
   *
   * @param under the name that the text stands under, such as its JSON key; null when it has none
   */
  void open(CharSequence of, @Nullable String under) {
    text.open(of);
    label = under == null ? null : named;
    named.open(under == null ? "" : under);
    found = null;
    resumeAt = 0;
    steps = 0;
    noPemEndFrom = Integer.MAX_VALUE;
    urlEnd = 0;
    dateEnd = 0;
    hostEnd = 0;
    veiled = false;
    context.open();
    columns.open();
    number.open();
    names.open(named);
    runs.open();
  }

  /** Lets go of the text; what was found stays until the next one. */
  void close() {
    text.close();
    named.close();
    if (inner != null) {
      inner.close();
    }
    if (view != null) {
      view.close();
    }
    label = null;
  }

  /** The runs of characters around the last digit. */
  Runs runs() {
    return runs;
  }

  /** The scan of a text that this one hides, or of another view of it: one at a time. */
  Scan inner() {
    if (inner == null) {
      inner = new Scan();
    }
    return inner;
  }

  /** Where the text may be read as it is meant. */
  NormalView view() {
    if (view == null) {
      view = new NormalView(text);
    }
    return view;
  }

  /** Room for the triggers of a stretch. */
  int[] places() {
    return places;
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
    naming = naming == null ? new Naming(text) : naming;
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
    return date;
  }

  /** Adds what a text found in the last run that was decoded: the run is what stands for it. */
  void addDecoded(List<Finding> inside) {
    int end = runs.encodedEnd();
    while (end < runs.encodedEnd() + 2 && Chars.at(text, end) == '=') {
      end++;
    }
    for (Finding finding : inside) {
      if (finding.level() != Level.WEAK) {
        add(finding.type(), runs.encodedStart(), end, finding.level());
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

  /** Adds a date that begins with its year: no number in it, nor its time, is anything else. */
  void addDate(String type, int start, int end, Level level) {
    addOver(type, start, end, level);
    dateEnd = TimeOfDay.endBehind(text, end);
    resumeAt = Math.max(resumeAt, dateEnd);
  }

  /** Whether a date that was found goes on at a place. */
  boolean inDate(int at) {
    return at < dateEnd;
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
    worked(context.read(start, end));
    return context;
  }

  /** The places around a span where names may end. */
  NamePlaces namePlaces(int start, int end) {
    names.read(context(start, end), start, end);
    return names;
  }

  /** Where the next PEM end line begins, or -1; looks at each stretch of text once. */
  int pemEnd(int from) {
    if (from >= noPemEndFrom) {
      return -1;
    }
    int end = text.indexOf("-----END", from);
    worked((end < 0 ? text.length() : end) - from);
    noPemEndFrom = end < 0 ? from : noPemEndFrom;
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
