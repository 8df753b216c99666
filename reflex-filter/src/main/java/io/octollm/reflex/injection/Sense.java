package io.octollm.reflex.injection;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a word means to the phrases of injection, whatever its language; a word may have several
 * senses. A sense with parts is had by every word that has one of them.
 */
enum Sense {
  // What is done to rules.
  IGNORE, DROP, QUIT(IGNORE), LIFT, FOLLOW, OBEY, VOID, BOUND, NOT, NO, FREE, INSTEAD, OPPOSITE, CHANGED, MEMORY,
  // The rules, and whose they are.
  ORDERS, LAWS, RULES(ORDERS, LAWS), COMMANDS, PROMPT, GUARDS, FILTERS, FENCES(GUARDS, FILTERS), MORAL,
  ABOVE, BEFORE, OLD, PRIOR(ABOVE, OLD), ALL, YOUR, MY, THESE, NEW, TEXT, EVERYTHING, WHAT, TOLD, MADE, CAREFUL,
  // Giving away what is hidden.
  REVEAL, BETRAY, SHOW, HAND, REPEAT, WORDS, SYS, FIRST, HIDDEN, SYSTEM(SYS, FIRST, HIDDEN), MESSAGE, SECRET, PASSWORD,
  KEEP, EXACT, LINE,
  // Who speaks, and as whom.
  I, ME, YOU, ARE, NOW, MUST, PRETEND, PLAY, AS, IF, UNBOUND, IMMORAL, EVIL, DAN, AI, ASSISTANT, AIS(AI, ASSISTANT), READ,
  MODE, DEVELOPER, DEVELOPER_MODE, JAILBREAK, ENABLE, FICTION, ADMIN, VENDOR,
  // What is to be said.
  SAY, ECHO, CLAIM, ANSWER, BEGIN, WITH, SURE, NEVER, REFUSE, CANNOT, WARNING, ONLY, THEN, DO, ANYTHING, MATTER,
  // What is to be done.
  TASK, WORK, DECODE, SEND, TALK, KEYS, TO, LINK, USER, MENTION, WHEN, ALSO, DOCUMENT,
  PRAISE, BEST, NOTE, OVERRIDE, APPLY, LONGER, OFF, LEAVE, NOTHING, PWNED, ASKED, FORBIDDEN, ALLOWED,
  AGAINST,
  /** "Your" in one language and "I" in another, so that it tells only right before what is somebody's. */
  YOUR_OR_I,
  /** A word that may stand before an order. */
  LEAD,
  /** The character, where it ends a heading or what somebody says begins. */
  COLON,
  // A telling word in a simple code.
  CODED;

  /** Words of these senses are also known misspelt and in simple codes. */
  static final Set<Sense> TELLING = Set.of(IGNORE, ORDERS, PROMPT, OLD, SYS, REVEAL, LAWS, UNBOUND,
      GUARDS, FOLLOW, PASSWORD, DROP, EXACT);

  /** Words of these senses are in every text, so that they tell nothing at first sight. */
  static final Set<Sense> EVERYWHERE = EnumSet.of(TO, COLON, I, AS, IF, WITH, WHEN, THEN, ARE, MUST, THESE, NOT,
      NEVER, DO, MY, LEAD);

  /** Words of these senses are in most texts, of the last of them in nearly all. */
  private static final List<Sense> COMMON = List.of(HIDDEN, EVERYTHING, NOW, MESSAGE, SYS, SEND, BEGIN, TASK, CHANGED,
      SECRET, GUARDS, OLD, VOID, PRETEND, ANSWER, PRIOR, WHAT, ONLY, NOTE, LIFT, ENABLE, ECHO, USER, TOLD, ALSO, MEMORY,
      LAWS, FILTERS, RULES, FIRST, DROP, LINE, NO, TEXT, ALL, WORDS, LINK, FENCES, SYSTEM, NEW, YOU, LEAVE,
      REPEAT, DOCUMENT, SAY, COMMANDS, SHOW, HAND);

  private static final int[] COMMONNESS = new int[values().length];

  static {
    for (int i = 0; i < COMMON.size(); i++) {
      COMMONNESS[COMMON.get(i).ordinal()] = i + 1;
    }
  }

  private final List<Sense> parts;

  Sense(Sense... parts) {
    this.parts = List.of(parts);
  }

  List<Sense> parts() {
    return parts;
  }

  /** The more, the more ordinary text has words of it; 0 for what is no common one. */
  int commonness() {
    return COMMONNESS[ordinal()];
  }
}
