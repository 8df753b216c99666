package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a value is called by the text before it or by its label: {@code DATADOG_API_KEY = "},
 * {@code "token": "}, {@code <secret>}, {@code set(apiKey, "}, {@code my api key is}. Holds the words
 * of the name that was read last, from the last word on; camelCase parts them. For one thread.
 */
final class Naming {
  private static final int MOST_ZONE = 60;
  private static final int MOST_LABEL = 128;
  private static final int MOST_WORDS = 12;
  private static final int MOST_JOINED = 4;
  /** Before "public" a framework's word for what pages may read; keys are found there too. */
  private static final Words NEXT = Words.of("next expo");
  /** Functions that are given a vendor's keys, where they are not called as the vendor is. */
  private static final Words CALLERS = Words.of("client api auth handler credentials connect init login configure"
      + " setup initialize load provider infuraprovider");
  private static final Words SIGNING = Words.of("sign verify encode decode");
  private static final Words PREPOSITIONS = Words.of("from for with by");
  private static final Words ABROAD = Words.of("clé clave klucz chave chiave");
  private static final Words LOGINS = Words.of("auth login relogin init t k");
  private static final Words ID = Words.of("id ids");
  private static final Words OF_KEYS = Words.of("client api app application key access consumer sid");

  private final int[] starts = new int[MOST_WORDS];
  private final int[] ends = new int[MOST_WORDS];
  private final int[] hashes = new int[MOST_WORDS];
  private final int[] powers = new int[MOST_WORDS];
  private final int[] meanings = new int[MOST_WORDS];
  private Text text;
  private int count;
  private int identifier;
  private int foundAt;
  private int zone;
  private boolean linked;
  private boolean verb;

  Naming(Text text) {
    this.text = text;
  }

  /** Reads the name of the value that begins at a place; tells whether there is one. */
  boolean read(Scan scan, int at) {
    int end = NameLink.before(scan.text, at);
    linked = NameLink.ties(scan.text, end, at);
    scan.worked(MOST_ZONE);
    zone = 0;
    end = NameZone.beforeDefault(scan.text, NameZone.beforeRemark(scan.text, end));
    if (end == 0) {
      linked = true;
      return scan.label != null && words(scan.label, 0, Math.min(scan.label.length(), MOST_LABEL));
    }
    end = NameZone.beforeType(scan.text, end);
    int start = NameZone.start(scan.text, end);
    int other = NameZone.standIn(scan.text, start, end);
    if (other > 0) {
      end = other;
      start = NameZone.start(scan.text, end);
      linked = true;
    }
    zone = start;
    boolean ownToken = Chars.at(scan.text, start - 1) == '<' && Chars.isDigit(scan.text.charAt(end - 1))
        && Chars.is(scan.text.charAt(start), Chars.UPPER);
    return start < end && !ownToken && words(scan.text, start, end);
  }

  /** Reads the name of the column of a value that fills a cell; tells whether there is one. */
  boolean readColumn(Scan scan, int start, int end) {
    zone = 0;
    linked = true;
    scan.worked(end - start);
    return scan.columns.read(start, end)
        && words(scan.text, scan.columns.columnStart(), scan.columns.columnEnd());
  }

  /** Reads what the name stands in: the object, the section or the call before it. */
  boolean readOuter(Scan scan) {
    int end = NameZone.lastWord(scan.text, zone);
    scan.worked(MOST_ZONE);
    return zone > 0 && words(scan.text, NameZone.start(scan.text, end), end);
  }

  /** Reads the call of which the value is a later argument: {@code Twilio(id, "X")}; tells whether there is one. */
  boolean readCall(Scan scan, int at) {
    int quote = at - 1;
    if (!Assignments.isQuote(Chars.at(scan.text, quote)) || !scan.text.startsWith(", ", quote - 2)) {
      return false;
    }
    int open = scan.text.lastIndexOf('(', quote, quote - MOST_ZONE);
    boolean plain = open > 0 && scan.text.indexOf(')', open, quote) < 0 && scan.text.indexOf('\n', open, quote) < 0;
    scan.worked(MOST_ZONE);
    return plain && words(scan.text, NameZone.start(scan.text, open), open);
  }

  /** Reads what the line tells from a place behind the value on ({@link NameZone#told}); whether it tells anything. */
  boolean readBehind(Scan scan, int from) {
    int until = from;
    while (until - from < MOST_ZONE && until < scan.text.length() && scan.text.charAt(until) != '\n') {
      until++;
    }
    scan.worked(MOST_ZONE);
    zone = 0;
    linked = false;
    return until > from && words(scan.text, from, until);
  }

  /** Whether the call that was read takes keys of the vendor that was found in its name last. */
  boolean isOfVendor() {
    return foundAt == 0 || CALLERS.has(text, starts[0], ends[0]);
  }

  /** Whether the call that was read signs web tokens or checks them: the argument behind them is the key. */
  boolean isOfTokens() {
    return count > 1 && SIGNING.has(text, starts[0], ends[0]) && endsIn(1, "jwt");
  }

  /** Whether a secret or a key of some use is among the words: {@code the API key you asked for}. */
  boolean asksForSecret() {
    for (int i = 0; i < count; i++) {
      if (is(i, Meanings.SECRET) || is(i, Meanings.KEY) && is(i + 1, Meanings.QUALIFIER)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any of the words is one for a secret. */
  boolean mentionsSecret() {
    for (int i = 0; i < count; i++) {
      if (is(i, Meanings.SECRET | Meanings.KEY)) {
        return true;
      }
    }
    return false;
  }

  private boolean words(Text zone, int start, int end) {
    text = zone;
    count = 0;
    identifier = 0;
    verb = false;
    boolean inName = true;
    int i = end;
    while (i > start && count < MOST_WORDS) {
      int to = i;
      int hash = 0;
      int power = 1;
      while (i > start && Chars.isLetter(zone.charAt(i - 1)) && (i == to || !Words.risesAt(zone, i))) {
        i--;
        hash += power * Chars.small(zone.charAt(i));
        power *= 31;
      }
      if (i < to) {
        identifier += inName ? 1 : 0;
        add(i, to, hash, power);
      } else {
        i--;
        inName &= Chars.isToken(zone.charAt(i));
      }
    }
    identifier = verb ? 1 : identifier;
    linked |= verb;
    return count > 0;
  }

  private void add(int start, int end, int hash, int power) {
    Integer meaning = Meanings.TABLE.find(text, start, end, hash);
    int means = meaning == null ? 0 : meaning;
    if (count == 0 && !verb && (means & Meanings.VERB) != 0) {
      verb = true;
      return;
    }
    if (count == 0 && (means & Meanings.SUFFIX) != 0) {
      identifier = 0; // the words of the name are counted from before it
      return;
    }
    starts[count] = start;
    ends[count] = end;
    hashes[count] = hash;
    powers[count] = power;
    meanings[count] = means;
    count++;
  }

  /** Whether a sign or a verb ties the name to the value. */
  boolean linked() {
    return linked;
  }

  /** What a table has of up to four of the words, joined; of the last that it knows. */
  <V> @Nullable V in(NameTable<V> table) {
    for (int last = 0; last < count; last++) {
      int hash = 0;
      int power = 1;
      for (int first = last; first < Math.min(count, last + MOST_JOINED); first++) {
        hash += power * hashes[first];
        power *= powers[first];
        V value = table.find(text, starts[first], ends[last], hash);
        if (value != null) {
          foundAt = last;
          forget(last, first);
          return value;
        }
      }
    }
    return null;
  }

  /** What words that name a vendor say otherwise is of no account. */
  private void forget(int from, int to) {
    for (int i = from; i <= to; i++) {
      meanings[i] &= ~Meanings.STOP;
    }
  }

  private boolean is(int word, int meaning) {
    return word < count && (meanings[word] & meaning) != 0;
  }

  /** Whether it is a word for a key in a language that names its use behind it. */
  private boolean isKeyAbroad(int word) {
    return word < count && ABROAD.has(text, starts[word], ends[word]);
  }

  private boolean endsIn(int word, String ending) {
    int at = ends[word] - ending.length();
    return at >= starts[word] && text.regionMatches(true, at, ending, 0, ending.length());
  }

  /** Whether the name says that the value is something else: a hash, a path, a public key. */
  boolean speaksAgainst() {
    for (int i = 0; i < Math.min(count, Math.max(identifier, 2)); i++) {
      if (is(i, Meanings.STOP) && (i + 1 >= count || !NEXT.has(text, starts[i + 1], ends[i + 1]))) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is the key of something cached: {@code cache restored from key}. */
  boolean isOfCache() {
    boolean of = count > 2 && isKey() && PREPOSITIONS.has(text, starts[1], ends[1]);
    for (int i = 2; of && i < Math.min(count, MOST_JOINED); i++) {
      if (text.regionMatches(true, starts[i], "cache", 0, "cache".length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the name is of a secret: a token, a key of some use, credentials. */
  boolean isSecret() {
    for (int i = 0; i < Math.min(count, Math.max(identifier, verb ? MOST_JOINED : 3)); i++) {
      if (is(i, Meanings.KEY) && (is(i + 1, Meanings.QUALIFIER) || i + 1 < count && endsIn(i + 1, "api"))
          || i == 0 && endsIn(i, "api") && (isKeyAbroad(1) || isKeyAbroad(2)) // clé d'API
          || is(i, Meanings.SECRET) || endsIn(i, "token")
          || endsIn(i, "secret") || endsIn(i, "apikey")) {
        return !is(0, Meanings.IDENTIFIER) && !is(i + 1, Meanings.OPEN);
      }
    }
    return false;
  }

  /** Whether the last word is one for a secret, so that it needs no sign or verb behind it. */
  boolean endsAsSecret() {
    return is(0, Meanings.SECRET | Meanings.KEY) && (isSecret() || count == 1);
  }

  /** Whether the last word is "key", of whatever: of a vendor it is one for a secret. */
  boolean endsAsKey() {
    return isKey() && endsIn(0, "key");
  }

  /** Whether a command of the vendor's takes the value: {@code auth X}, {@code -t X}. */
  boolean endsAsLogin() {
    return count > 0 && LOGINS.has(text, starts[0], ends[0]);
  }

  /** Whether it is a setting's name, in capitals and of several words, or an option: no sign need follow. */
  boolean isSetting() {
    if (identifier > 1 && text.startsWith("--", starts[Math.min(identifier, count) - 1] - 2)) {
      return true;
    }
    return identifier > 1 && count > 1 && Chars.is(text.charAt(starts[0]), Chars.UPPER)
        && Chars.is(text.charAt(ends[0] - 1), Chars.UPPER) && Chars.is(text.charAt(ends[1] - 1), Chars.UPPER);
  }

  /** Whether it names an id that no vendor counts among what goes with its keys. */
  boolean isId() {
    return count > 1 && ID.has(text, starts[0], ends[0]) && !OF_KEYS.has(text, starts[1], ends[1]);
  }

  /** Whether the name is "key" or "auth" with nothing that tells of what. */
  boolean isKey() {
    return is(0, Meanings.KEY);
  }
}
