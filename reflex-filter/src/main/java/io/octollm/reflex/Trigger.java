package io.octollm.reflex;

/** What in a text calls a detector. */
enum Trigger {
  /** The character '@'. */
  AT,
  /**
   * The first digit of a number that no word is glued to on the left; its groups are read. Called by
   * the size of its first group.
   */
  NUMBER,
  /** As NUMBER, but only where there are two groups and five digits or more, as in few numbers. */
  GROUPS,
  /**
   * The first character of a whole word of ASCII letters and digits, at least one of each. Called by
   * its length; where it ends lies in the scan.
   */
  CODE,
  /**
   * A word of ASCII letters and digits, or digits alone, that letters of another alphabet are glued to, so that it is
   * no code: {@code Göteborg1984}.
   */
  GLUED,
  /** As CODE, but only with three digits or more, and few small letters or none. */
  ID,
  /** A run of letters, digits, '_', '-' and '.' that holds a digit and 14 characters or more. */
  LONG_TOKEN,
  /** A token that is a UUID or ends in one. */
  UUID,
  /** A dash or an underscore behind a letter or digit. */
  MARK,
  /** A dash behind a blank or a dash, as of a command's option. */
  OPTION,
  /** The letter w behind an s or a p, as in "password" and "pw". */
  LETTER_W,
  /** The end of a tag that text follows. */
  TAG_END,
  /** A tilde. */
  TILDE,
  /** A digit in third place of a word that begins with two letters, as in an IBAN. */
  COUNTRY_CODE,
  /** "-----BEGIN ". */
  PEM,
  /** The letter 'A' where a word begins. */
  LETTER_A,
  /** A colon before a hexadecimal digit or another colon. */
  COLON,
  /** A colon behind the last letter of Authorization or kind, or behind a quote. */
  HEADER,
  /** A colon or an equals sign. */
  ASSIGNMENT,
  /** A colon before a slash. */
  SCHEME,
  /** A colon or a dash with the same three places behind it, or a dot with one five places behind. */
  PAIRS,
  /** A dot between letters or digits, in a name of a host that was not read yet. */
  DOT,
  /** An opening bracket before the letter a or a blank. */
  BRACKET_AT,
  /** The text itself, when it stands under a name such as a JSON key. */
  LABEL
}
