package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Where in a text the name of a value stands, when it is not just before it: before a type, before
 * the word "value", at the head of a block, in the key of a property list.
 */
final class NameZone {
  private static final int MOST = 60;
  private static final int MOST_SIGNS = 12;
  private static final int MOST_TYPE = 12;
  private static final int MOST_ACCESSORS = 24;
  private static final int MOST_BLOCK = 160;
  /** What a command or a block of settings gives the value of the name before it. */
  private static final String[] OPTIONS = {" -value", " --value", " --body", " --secret-string", "plaintext_value"};

  /** What may follow a value before what it is. */
  private static final String[] TIES = {" is the ", " is my ", " is our ", " is your ", " it's the ", " it's my ",
      " as the ", " # ", "  # ", " // ", "  // ", " -- ", " /* ", " ("};
  /** What may follow a value before its name. */
  private static final String[] NAMING = {" -> ", " forHTTPHeaderField: "};
  /** Before what is taken when a call or a setting gives nothing. */
  private static final String[] OTHERWISE = {") or", "] or", ").unwrap_or_else(|_", ").unwrap_or(", " ||", " ??",
      ") ?:"};
  private static final int MOST_CLOSING = 4;

  private static final String LINK_HASH = "secure_link_md5 \"";
  /** The type of some bytes, before how many they are. */
  private static final String BYTES = ": [u8; ";

  /** What takes the key of web tokens as its first argument, whose name is that of the way to sign. */
  private static final String[] SIGNERS = {"Algorithm.HMAC256(", "Algorithm.HMAC384(", "Algorithm.HMAC512(",
      "NewHS256([]byte(", "NewHS384([]byte(", "NewHS512([]byte("};

  private NameZone() {}

  /** Where the stretch that ends here begins, behind what parts settings and arguments. */
  static int start(Text text, int end) {
    int start = end;
    int least = Math.max(0, end - MOST);
    while (start > least && !parts(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean parts(char c) {
    return !Chars.isAlnum(c) && c != ' ' && ",;{}<>\n\r(|?&".indexOf(c) >= 0;
  }

  /** Where the last word before a place ends, behind few signs and blanks. */
  static int lastWord(Text text, int from) {
    int end = from;
    while (end > 0 && from - end < MOST_SIGNS && !Chars.isAlnum(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Where the name ends before a remark in brackets: {@code token (prod): }. */
  static int beforeRemark(Text text, int end) {
    int open = Chars.at(text, end) == ')' ? text.lastIndexOf('(', end - 1, end - MOST_TYPE) : -1;
    if (open < 1 || text.charAt(open - 1) != ' ') {
      return end;
    }
    for (int i = open + 1; i < end; i++) {
      if (!Chars.isAlnum(text.charAt(i))) {
        return end;
      }
    }
    return open - 1;
  }

  /** Where begins what is told of a value that ends at a place, in a comment or as {@code is the}; else -1. */
  static int told(Text text, int end) {
    int from = end;
    while (from - end < MOST_CLOSING && "\"'`);,".indexOf(Chars.at(text, from)) >= 0) {
      from++;
    }
    if (Chars.at(text, from) != ' ') {
      return -1;
    }
    for (String tie : TIES) {
      if (text.startsWith(tie, from)) {
        return from;
      }
    }
    return -1;
  }

  /** Where the name begins that stands behind its value in quotes, {@code "X" -> name}; else -1. */
  static int named(Text text, int end) {
    if (!Assignments.isQuote(Chars.at(text, end))) {
      return -1;
    }
    int from = end + 1;
    while (from - end < MOST_CLOSING && "),".indexOf(Chars.at(text, from)) >= 0) {
      from++;
    }
    for (String naming : NAMING) {
      if (text.startsWith(naming, from)) {
        return from + naming.length();
      }
    }
    return -1;
  }

  /** Whether the line that ends here asks for the value of a name: {@code $ echo $NAME}, {@code >>> name}. */
  static boolean isPrompt(Text text, int end) {
    int start = text.lastIndexOf('\n', end - 1, end - MOST_BLOCK) + 1;
    if (start == 0 && end > MOST_BLOCK) {
      return false;
    }
    return text.startsWith(">>> ", start) || text.startsWith("> ", start) || text.startsWith("PS ", start)
        || text.startsWith("redis> ", start)
        || text.indexOf("$ echo $", start, end) >= 0;
  }

  /** Whether the line that ends here is but the name of a secret: {@code Zendesk API token}. */
  static boolean isHeading(Text text, int end) {
    int start = end;
    while (start > 0 && end - start < MOST && (Chars.isWord(text.charAt(start - 1)) || text.charAt(start - 1) == ' '
        || text.charAt(start - 1) == '-')) {
      start--;
    }
    boolean line = start < end && (start == 0 || text.charAt(start - 1) == '\n');
    return line && (text.regionMatches(true, end - 4, "_key", 0, 4) || text.regionMatches(true, end - 4, " key", 0, 4)
        || text.regionMatches(true, end - 5, "token", 0, 5) || text.regionMatches(true, end - 6, "secret", 0, 6));
  }

  /** Whether it is the last of what nginx hashes for links: {@code secure_link_md5 "$uri X"}. */
  static boolean isLinkHash(Text text, int start, int end) {
    int command = Chars.at(text, end) == '"' && Chars.at(text, start - 1) == ' '
        ? text.lastIndexOf(LINK_HASH, start, start - MOST_BLOCK) : -1;
    return command >= 0 && text.indexOf('"', command + LINK_HASH.length(), start) < 0;
  }

  /** Whether a value in quotes is what web tokens are signed with: {@code Algorithm.HMAC256("X")}. */
  static boolean isOfTokens(Text text, int start) {
    return Assignments.isQuote(Chars.at(text, start - 1)) && Chars.endsAny(text, start - 1, SIGNERS);
  }

  /** Where the name before its type ends: {@code NAME: &str}, {@code NAME: [u8; 32]}, {@code Name { get; set; }}. */
  static int beforeType(Text text, int end) {
    int name = end;
    if (text.startsWith("str", end - 3)) {
      int reference = text.lastIndexOf('&', end, end - MOST_TYPE);
      boolean typed = reference > 1 && text.startsWith(": ", reference - 2);
      name = typed ? reference - 2 : end;
    } else if (end > 0 && Chars.isDigit(text.charAt(end - 1))) {
      int bytes = text.lastIndexOf(BYTES, end, end - MOST_TYPE);
      name = bytes > 0 ? bytes : end;
    } else if (end > 0 && text.charAt(end - 1) == '}') {
      int brace = text.lastIndexOf('{', end, end - MOST);
      boolean typed = brace >= Math.max(0, end - MOST_ACCESSORS) && text.startsWith("get", brace + 2);
      boolean variable = brace > 0 && text.startsWith("ENV", brace - 3);
      name = typed ? lastWord(text, brace) : variable ? end - 1 : end;
    }
    return name;
  }

  /**
   * Where the name ends that a word stands for: {@code name: X, value: }, {@code variable "X" {default = },
   * {@code <key>X</key><string>}; 0 when it is a name itself.
   */
  static int standIn(Text text, int start, int end) {
    for (String option : OPTIONS) {
      int name = end - option.length();
      if (name > start && text.regionMatches(true, name, option, 0, option.length())) {
        return lastWord(text, name);
      }
    }
    if (end - start > MOST_SIGNS * 2 || end == start) {
      return 0;
    }
    char last = text.charAt(end - 1);
    if (last == 'e' && isWord(text, start, end, "default_value")) {
      return lastWord(text, start);
    } else if (last == 'e' && isWord(text, start, end, "value")) {
      int name = lastWord(text, start);
      return text.startsWith("</name", name - "</name".length()) ? name - "</name".length() : name;
    } else if (last == 't' && isWord(text, start, end, "default")) {
      int head = text.lastIndexOf(" {", start, start - MOST_BLOCK);
      boolean variable = head > 0 && text.charAt(head - 1) == '"';
      boolean argument = Chars.at(text, start - 1) == ',' && Assignments.isQuote(Chars.at(text, start - 2));
      return variable ? head - 1 : argument ? start - 2 : 0;
    } else if (last == 'g' && isWord(text, start, end, "string") && Chars.at(text, start - 1) == '<') {
      int key = lastWord(text, start);
      return text.startsWith("</key", key - "</key".length()) ? key - "</key".length() : 0;
    }
    return 0;
  }

  /** Where the call ends that the value is taken instead of, when it gives none: {@code getenv("NAME") or }. */
  static int beforeDefault(Text text, int end) {
    for (String otherwise : OTHERWISE) {
      if (text.startsWith(otherwise, end - otherwise.length())) {
        return lastWord(text, end - otherwise.length() + 1);
      }
    }
    return end;
  }

  /** Whether a stretch is but this word, in quotes or not. */
  private static boolean isWord(Text text, int start, int end, String word) {
    int at = end - word.length();
    return at >= start && at - start < MOST_SIGNS && text.regionMatches(true, at, word, 0, word.length())
        && lastWord(text, at) <= start;
  }
}
