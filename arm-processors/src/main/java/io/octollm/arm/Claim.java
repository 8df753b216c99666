package io.octollm.arm;

import java.text.BreakIterator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one sentence states that a rule can look up: quotations, dates, numbers and names.
 *
 * @param sentence its number in the text, from 1
 * @param words the sentence's words of four letters and more, in lower case
 * @param german whether a capital need not mean a name: by the sentence's own words, else by the text's
 */
record Claim(int sentence, Set<String> quotes, Set<LocalDate> dates, Set<String> numbers,
    Set<String> names, Set<String> words, boolean german) {
  private static final int SHORTEST_QUOTE = 8;
  /** What is beyond is not looked at, nor passed. */
  static final int MAX_SENTENCES = 2_000;
  /** So many quotations, dates, numbers and names each of a sentence. */
  static final int MOST_OF_A_KIND = 200;
  private static final Pattern QUOTE = Pattern.compile("\"([^\"]{1,400})\"|\\u201c([^\\u201d]{1,400})\\u201d"
      + "|\\u201e([^\\u201c]{1,400})\\u201c|\\u00ab([^\\u00bb]{1,400})\\u00bb");
  private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
  private static final Pattern DAY_FIRST =
      Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(\\p{L}{3,10})\\.?,?\\s+(\\d{4})\\b");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("\\b(\\p{L}{3,10})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d])\\d{1,30}(?:[.,]\\d{1,30}){0,9}");
  private static final Pattern BULLET = Pattern.compile("(?m)^\\s{0,12}\\d{1,3}[.)]\\s");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'\u2019-]{0,60}");
  private static final Locale[] LANGUAGES = {Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH};

  /**
   * A text as far as it was read.
   *
   * @param claims the sentences that state something; others are not looked up
   * @param complete whether they hold all that the text states
   */
  record Read(List<Claim> claims, boolean complete) {}

  static Read in(String text) {
    List<Claim> claims = new ArrayList<>();
    String plain = plainDates(BULLET.matcher(text).replaceAll(" "));
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(plain);
    int start = sentences.first();
    boolean german = isGerman(plain, false);
    int number = 0;
    boolean complete = true;
    for (int end = sentences.next(); end != BreakIterator.DONE && number < MAX_SENTENCES; end = sentences.next()) {
      Claim all = read(plain.substring(start, end), ++number, german);
      Claim claim = all.bounded();
      complete &= claim.facts() == all.facts();
      if (claim.facts() > 0) {
        claims.add(claim);
      }
      start = end;
    }
    return new Read(claims, complete && plain.substring(start).isBlank());
  }

  /** All that a text states, as one: what claims are looked up in. */
  static Claim all(String text) {
    return read(plainDates(text), 0, false);
  }

  private static Claim read(String text, int number, boolean inGerman) {
    Set<LocalDate> dates = new LinkedHashSet<>();
    String rest = dates(text, dates);
    Set<String> quotes = new LinkedHashSet<>();
    Matcher quote = QUOTE.matcher(text);
    while (quote.find()) {
      String quoted = plain(quote.group().substring(1, quote.group().length() - 1));
      if (quoted.length() >= SHORTEST_QUOTE) {
        quotes.add(quoted);
      }
    }
    return new Claim(number, quotes, dates, numbers(rest), names(text), words(text),
        isGerman(text, inGerman));
  }

  int facts() {
    return quotes.size() + dates.size() + numbers.size() + names.size();
  }

  private Claim bounded() {
    return new Claim(sentence, first(quotes), first(dates), first(numbers), first(names), words, german);
  }

  private static <T> Set<T> first(Set<T> all) {
    return all.size() <= MOST_OF_A_KIND ? all
        : all.stream().limit(MOST_OF_A_KIND).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A text in lower case, with single blanks and one kind of marks. */
  static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replaceAll("\\s+", " ").strip();
  }

  /** Every date in the form of ISO 8601: "12. März 1987" would else end a sentence. */
  private static String plainDates(String text) {
    String plain = text;
    for (Pattern form : List.of(DAY_FIRST, MONTH_FIRST)) {
      Matcher found = form.matcher(plain);
      var written = new StringBuilder();
      while (found.find()) {
        LocalDate date = form == DAY_FIRST ? date(found.group(3), month(found.group(2)), found.group(1))
            : date(found.group(3), month(found.group(1)), found.group(2));
        if (!date.equals(LocalDate.MIN)) {
          found.appendReplacement(written, date.toString());
        }
      }
      plain = found.appendTail(written).toString();
    }
    return plain;
  }

  /** Puts the dates aside and returns what is left, so that their digits do not count as numbers. */
  private static String dates(String text, Set<LocalDate> dates) {
    Matcher found = ISO.matcher(text);
    var left = new StringBuilder();
    while (found.find()) {
      LocalDate date = date(found.group(1), month(found.group(2)), found.group(3));
      if (!date.equals(LocalDate.MIN)) {
        dates.add(date);
        found.appendReplacement(left, " ");
      }
    }
    return found.appendTail(left).toString();
  }

  /** {@link LocalDate#MIN} for what is no date. */
  private static LocalDate date(String year, int month, String day) {
    try {
      return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
    } catch (DateTimeException e) {
      return LocalDate.MIN;
    }
  }

  /** 1 to 12, by digits or by the beginning of a name; 0 for none. */
  private static int month(String word) {
    if (Character.isDigit(word.charAt(0))) {
      return Integer.parseInt(word);
    }
    String lower = word.toLowerCase(Locale.ROOT);
    for (Month month : Month.values()) {
      for (Locale language : LANGUAGES) {
        String name = month.getDisplayName(TextStyle.FULL, language).toLowerCase(language);
        if (name.equals(lower) || lower.length() == 3 && name.startsWith(lower)) {
          return month.getValue();
        }
      }
    }
    return 0;
  }

  /** Numbers without what parts their thousands; 1,5 and 1.5 are the same. */
  private static Set<String> numbers(String text) {
    Set<String> numbers = new LinkedHashSet<>();
    Matcher found = NUMBER.matcher(text);
    while (found.find()) {
      numbers.add(number(found.group()));
    }
    return numbers;
  }

  private static String number(String written) {
    String[] groups = written.split("[.,]");
    boolean thousands = groups.length > 1;
    for (int i = 1; i < groups.length; i++) {
      thousands &= groups[i].length() == 3;
    }
    return thousands ? String.join("", groups) : String.join(".", groups);
  }

  /** Words that bear a capital and do not begin a sentence, and words with one inside. */
  private static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher word = WORD.matcher(text);
    boolean first = true;
    while (word.find()) {
      String name = word.group();
      boolean inside = name.chars().skip(1).anyMatch(Character::isUpperCase);
      boolean leads = first || opens(text, word.start());
      if (name.length() > 1 && (inside || Character.isUpperCase(name.charAt(0)) && !leads)
          && month(name) == 0) {
        names.add(bare(name));
      }
      first = false;
    }
    return names;
  }

  /** Whether a sentence, a line or a quotation begins there. */
  private static boolean opens(String text, int start) {
    int at = start - 1;
    while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '*' || text.charAt(at) == '#'
        || text.charAt(at) == '-')) {
      at--;
    }
    return at < 0 || ".!?:;\n\"\u201c\u201e\u00ab(>|".indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isGerman(String text, boolean otherwise) {
    int weight = German.weight(() -> WORD.matcher(text).results().map(word -> bare(word.group())).iterator());
    return weight == 0 ? otherwise : weight > 0;
  }

  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      if (word.group().length() >= 4) {
        words.add(bare(word.group()));
      }
    }
    return words;
  }

  /** Every word, and what of it follows a hyphen or an apostrophe, in order: to look for beginnings. */
  static NavigableSet<String> parts(String text) {
    NavigableSet<String> parts = new TreeSet<>();
    Matcher found = WORD.matcher(text);
    while (found.find()) {
      String word = bare(found.group());
      parts.add(word);
      for (int at = 0; at < word.length(); at++) {
        if (word.charAt(at) == '-' || word.charAt(at) == '\'') {
          parts.add(word.substring(at + 1));
        }
      }
    }
    return parts;
  }

  /** In lower case and without the ending of a genitive. */
  private static String bare(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    return lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
  }
}
