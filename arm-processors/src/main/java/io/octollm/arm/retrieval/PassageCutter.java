package io.octollm.arm.retrieval;

import io.octollm.schema.Cut;
import io.octollm.schema.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a document into passages: at the headings of Markdown ({@code #}) and AsciiDoc ({@code =}),
 * and at line ends where a passage would be too long. Every passage knows where in the text it
 * stands. For one document.
 */
final class PassageCutter {
  static final int MAX_CHARACTERS = 4000;
  /** A longer line that looks like one is text. */
  private static final int LONGEST_HEADING = 400;
  private static final Pattern HEADING = Pattern.compile("(?:#{1,6}|={1,6})[ \\t]+(\\S.*)");

  private final Document document;
  private final String text;
  private final List<Passage> passages = new ArrayList<>();
  private String heading;
  private int from;

  private PassageCutter(Document document) {
    this.document = document;
    this.text = document.text();
    this.heading = document.title();
  }

  /** The passages in the order of the text; none of a text without words. */
  static List<Passage> cut(Document document) {
    var cutter = new PassageCutter(document);
    cutter.cut();
    return cutter.passages;
  }

  /** The first heading of a text, or the other title when it has none. */
  static String firstHeading(String text, String otherwise) {
    return text.lines().map(String::strip).map(HEADING::matcher).filter(Matcher::matches)
        .filter(found -> found.end() <= LONGEST_HEADING).map(found -> found.group(1).strip()).findFirst().orElse(otherwise);
  }

  private void cut() {
    boolean fenced = false;
    for (int at = 0; at < text.length();) {
      int end = lineEnd(at);
      String line = text.substring(at, Math.min(end, at + MAX_CHARACTERS)).stripTrailing();
      fenced ^= line.startsWith("```") || line.equals("----");
      Matcher found = HEADING.matcher(line);
      if (!fenced && end - at <= LONGEST_HEADING && found.matches()) {
        add(at);
        heading = found.group(1).strip();
        from = end;
      } else if (end - from > MAX_CHARACTERS) {
        add(at);
        addLongLine(end);
      }
      at = end;
    }
    add(text.length());
  }

  private int lineEnd(int at) {
    int newline = text.indexOf('\n', at);
    return newline < 0 ? text.length() : newline + 1;
  }

  /** All of a line but its last part, which the next lines may follow. */
  private void addLongLine(int end) {
    while (end - from > MAX_CHARACTERS) {
      int limit = from + MAX_CHARACTERS;
      int blank = text.lastIndexOf(' ', limit);
      add(blank > from ? blank : Cut.at(text, limit));
    }
  }

  /** What has come since the last passage, up to there, without the blanks around it. */
  private void add(int to) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      passages.add(new Passage(document.id(), document.title(), document.source(), heading, start,
          text.substring(start, end)));
    }
    from = to;
  }
}
