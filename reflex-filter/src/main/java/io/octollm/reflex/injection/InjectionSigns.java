package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for signs of prompt injection: phrases over the stream of words, whatever their case,
 * spacing, alphabet and code, and signs in the structure. Shell, templates, URLs and code are none of
 * themselves. No word lowers a score. One pass, linear time. Thread-safe.
 *
 * <p>First it is only seen which words come together, in blocks that overlap; only where a phrase's
 * words do is the machine of the phrases fed. So nothing is allocated for most clean texts.
 */
public final class InjectionSigns {
  /** In words. */
  private static final int SHORT = 5 * WordingWindow.WORDS;
  private static final double LEAST_DECODED = 0.3;
  /** One text, what is decoded from it, and what is decoded from that. */
  private static final int LAYERS = 3;
  /** In characters; less says nothing. */
  private static final int SHORTEST = 6;
  /** In characters, how far from what is coded something may be asked of it. */
  private static final int ASKED_BEFORE = 260;
  private static final int ASKED_BEHIND = 120;
  private static final double ASKED = 0.55;

  private final Lexicon lexicon;
  private final WordReader reader;
  private final WordReader tellingReader;
  private final Mood mood;
  private final Sieve sieve;
  private final Supplier<Sieve> unspacedSieve;
  private final Supplier<Automaton> unspacedAutomaton;
  private final Wording wording;
  private final Codes codes;
  private final Layer plain;
  private final Thresholds thresholds;
  private final ThreadLocal<Text> texts = ThreadLocal.withInitial(Text::new);
  private final ThreadLocal<Workspace[]> workspaces = ThreadLocal.withInitial(() -> Workspace.of(LAYERS));

  public InjectionSigns(Thresholds thresholds) {
    this(thresholds, Tables.shared());
  }

  InjectionSigns(Thresholds thresholds, Tables tables) {
    this.thresholds = thresholds;
    this.lexicon = tables.lexicon;
    this.wording = tables.wording;
    this.reader = tables.reader;
    this.tellingReader = tables.tellingReader;
    this.mood = tables.mood;
    this.sieve = tables.sieve;
    this.unspacedSieve = tables.unspacedSieve;
    this.unspacedAutomaton = tables.unspacedAutomaton;
    this.codes = tables.codes;
    Layer innermost = new Layer(tables.hiddenAutomaton, LEAST_DECODED, 2, null, null);
    Layer hidden = new Layer(tables.hiddenAutomaton, LEAST_DECODED, 1, innermost, innermost);
    Layer decoded = new Layer(tables.decodedAutomaton, LEAST_DECODED, 1, innermost, innermost);
    this.plain = new Layer(() -> tables.automaton, thresholds.strictFlag(), 0, decoded, hidden);
  }

  /** Makes the tables that all of them share, or waits for who does; else the first one makes them. */
  public static void prepare() {
    Tables.shared();
  }

  /** The signs in a text, judged by whose words they are. */
  public Injection of(String of, Trust trust) {
    Text text = texts.get();
    text.open(of);
    Reading reading = read(text, plain);
    text.close();
    return reading == null ? Injection.NONE : reading.board.judged(thresholds, trust);
  }

  private @Nullable Reading read(Text text, Layer layer) {
    Workspace workspace = workspaces.get()[layer.depth];
    workspace.open(text);
    Blocks blocks = workspace.blocks;
    Stretch words = blocks.words();
    Reading reading = null;
    int length = text.length();
    for (int at = 0; at < length; ) {
      int before = words.count();
      long word = tellingReader.read(text, at, length, blocks.full(), words);
      reading = taken(text, before, workspace, layer, reading);
      if (!Word.isPlain(word)) {
        reading = odd(text, words.endBefore(word, at), word, words.place(), layer, reading);
      }
      at = Word.end(word);
      if (words.place() >= blocks.full() || at == length) {
        reading = judged(text, at, workspace, layer, reading);
        blocks.next(at);
      }
    }
    return reading;
  }

  /** Takes in the words that were read since there were so many. */
  private @Nullable Reading taken(
      Text text, int before, Workspace workspace, Layer layer, @Nullable Reading readBefore) {
    Stretch words = workspace.blocks.words();
    Reading reading = readBefore;
    for (int i = before; i < words.count(); i++) {
      long word = words.word(i);
      int entry = Word.entry(word);
      long high = lexicon.high(entry);
      workspace.blocks.add(lexicon.low(entry), high);
      int lead = entry > 0 ? wording.lead(entry) : Word.lead(word);
      if (lead > 0) {
        workspace.leads.add(lead, words.place(i));
      }
      if (layer.depth == 0 && UnspacedWords.is(text.charAt(Word.end(word) - 1))) {
        workspace.blocks.addUnspaced();
      }
      if (layer.depth == 0 && Senses.has(Sense.DECODE, 0, high)) {
        reading = asked(text, Word.end(word), words.place(i) - 1, reading);
      }
    }
    return reading;
  }

  /** Looks at the blocks that were read last. */
  private @Nullable Reading judged(Text text, int end, Workspace workspace, Layer layer, @Nullable Reading before) {
    Blocks blocks = workspace.blocks;
    Reading reading = before;
    boolean beside = reading != null && reading.board.hasOtherThan(Signal.WORDING);
    boolean apart = blocks.isUnspaced();
    Sieve first = apart ? unspacedSieve.get() : sieve;
    if (layer.depth > 0 || first.mayHold(blocks.low(), blocks.high(), beside ? null : blocks.words(),
        text, blocks.startBefore(), end, workspace.stretch)) {
      reading = reading == null ? new Reading(layer) : reading;
      reading.feed(text, blocks.startBefore(), end, blocks.placeBefore(),
          (apart ? unspacedAutomaton : layer.automaton).get());
    }
    // A text of a few windows is read as a whole, for any lead: that costs little, and most attacks are short.
    int place = blocks.words().place();
    boolean shortSoFar = place <= SHORT;
    return wording.mayTell(workspace.leads.most()) || shortSoFar && end == text.length() && workspace.leads.any()
        ? worded(text, shortSoFar ? 0 : blocks.startLongBefore(), end, place, layer, workspace.window, reading)
        : reading;
  }

  /** Looks at all words of a stretch together. */
  private @Nullable Reading worded(
      Text text, int from, int to, int place, Layer layer, WordingWindow window, @Nullable Reading before) {
    double score = wording.score(text, from, to, window);
    if (score < layer.leastWording) {
      return before;
    }
    Reading reading = before == null ? new Reading(layer) : before;
    reading.board.put(Signal.WORDING, score, place);
    return reading;
  }

  /** Looks at what stands between words, or is none. Null as long as there is no sign. */
  private @Nullable Reading odd(
      Text text, int from, long word, int place, Layer layer, @Nullable Reading before) {
    Reading reading = before;
    int end = Word.end(word);
    int weight = Word.is(Word.HIDDEN, word) ? Invisible.weight(text, from, end) : 0;
    if (weight > 0) {
      reading = reading == null ? new Reading(layer) : reading;
      reading.hidden(weight, place);
    }
    StructureSigns.Sign sign = Word.is(Word.SIGN, word) ? StructureSigns.at(text, end - 1) : null;
    if (sign != null) {
      reading = reading == null ? new Reading(layer) : reading;
      reading.board.put(sign.signal(), sign.score(), place);
    }
    int least = reading == null ? 0 : reading.decoded;
    if (layer.decoded == null || layer.hidden == null || least > from) {
      return reading;
    }
    Encoded encoded = Word.is(Word.CODED, word) ? codes.at(text, least, from, end, Word.entry(word) > 0)
        : Word.is(Word.HIDDEN, word) ? Codes.hidden(text, from, end) : null;
    if (encoded != null) {
      reading = reading == null ? new Reading(layer) : reading;
      // Even where nothing can be read, or each of its pieces would be decoded again.
      reading.decoded = encoded.end();
      if (encoded.text().length() >= SHORTEST) {
        decoded(text, end, encoded, encoded.needless() ? layer.hidden : layer.decoded, place, reading);
      }
    }
    return reading;
  }

  /** Reads what was decoded at a place. */
  private void decoded(Text text, int at, Encoded encoded, Layer layer, int place, Reading reading) {
    Text said = Text.of(encoded.text());
    Reading inner = read(said, layer);
    boolean told = layer.depth > 1 || inner != null && inner.board.isWhole();
    if (!told && codes.says(said) && isAskedAround(text, at, encoded)) {
      reading.board.put(Signal.ENCODED, ASKED, place);
    }
    if (inner != null) {
      reading.board.putEncoded(inner.board, place, encoded.needless());
    }
  }

  private boolean isAskedAround(Text text, int at, Encoded encoded) {
    Request.Beside beside = encoded.needless() ? Request.Beside.NEEDLESS_CODE : Request.Beside.CODE;
    int end = encoded.end();
    return isAsked(text, Request.wordStart(text, at - ASKED_BEFORE), at, beside)
        || isAsked(text, end, Math.min(text.length(), end + ASKED_BEHIND), beside);
  }

  private boolean isAsked(Text text, int from, int to, Request.Beside beside) {
    return workspaces.get()[0].request.isIn(text, from, to, beside);
  }

  /** Looks at what is asked beside the name of a code. */
  private @Nullable Reading asked(Text text, int at, int place, @Nullable Reading before) {
    int end = Math.min(text.length(), at + ASKED_BEHIND);
    if (!isAsked(text, at, end, Request.Beside.NAME)) {
      return before;
    }
    Reading reading = before == null ? new Reading(plain) : before;
    reading.board.put(Signal.ENCODED, ASKED, place);
    return reading;
  }

  /**
   * How a text is judged by what it was hidden in: the plain one, what was decoded from it, and what is decoded from
   * that and holds no more.
   *
   * @param depth how many codes it was hidden in
   * @param decoded how what is decoded from it is judged; null when nothing is
   * @param hidden the same of what no machine would have encoded so
   */
  private record Layer(Supplier<Automaton> automaton, double leastWording, int depth, @Nullable Layer decoded,
      @Nullable Layer hidden) {}

  /** What is known of one text. */
  private final class Reading {
    private final SignalBoard board = new SignalBoard();
    private int @Nullable [] reached;
    private int fed;
    private int placeFed;
    private int hidden;
    private int decoded;
    private final int depth;
    private @Nullable Automaton fedTo;

    Reading(Layer layer) {
      depth = layer.depth;
    }

    void hidden(int weight, int place) {
      hidden += weight;
      if (hidden >= Invisible.SUSPICIOUS) {
        board.put(Signal.INVISIBLE_TEXT, hidden >= Invisible.SMUGGLED ? 0.85 : 0.45, place);
      }
    }

    /** Feeds the words of a stretch to the phrases, none twice to the same. */
    void feed(Text text, int from, int to, int placeAtFrom, Automaton by) {
      if (by != fedTo) {
        fedTo = by;
        reached = null;
        fed = 0;
      }
      int[] state = reached == null ? reached = workspaces.get()[depth].reached(by) : reached;
      int at = Math.max(from, fed);
      Stretch stretch = workspaces.get()[depth].stretch;
      stretch.open(fed > from ? placeFed : placeAtFrom);
      int end = at;
      while (end < to) {
        end = Word.end(reader.read(text, end, to, Integer.MAX_VALUE, stretch));
      }
      for (int i = 0; i < stretch.count(); i++) {
        long word = stretch.word(i);
        long low = lexicon.low(Word.entry(word));
        long high = lexicon.high(Word.entry(word));
        boolean order = by.asksOrder(low, high) && mood.isOrder(text, Word.end(word), low, high);
        boolean runTogether = RunTogether.is(text, at, Word.end(word));
        by.feed(low, high, order, runTogether, stretch.place(i), state, board);
        at = Word.end(word);
      }
      fed = end;
      placeFed = stretch.place();
    }
  }
}
