package io.octollm.reflex;

import static io.octollm.reflex.Sense.*;

import java.util.ArrayList;
import java.util.List;

/** The table of phrases, one line each: verb, object and direction, with the widest gaps between. */
final class Phrases {
  static final List<Phrase> TABLE = List.of(
      of(Signal.OVERRIDE, 0.9).to(IGNORE).to(PRIOR, 4).to(RULES, 4).end(),
      of(Signal.OVERRIDE, 0.9).to(IGNORE).to(YOUR, 3).to(ORDERS, 3).end(),
      of(Signal.OVERRIDE, 0.6).to(IGNORE).to(YOUR, 3).to(RULES, 1).end(),
      of(Signal.OVERRIDE, 0.85).to(IGNORE).to(ALL, 2).to(ORDERS, 3).end(),
      of(Signal.OVERRIDE, 0.55).to(IGNORE).to(ALL, 1).to(RULES, 2).end(),
      of(Signal.OVERRIDE, 0.85).to(IGNORE).to(EVERYTHING, 2).to(PRIOR, 2).end(),
      of(Signal.OVERRIDE, 0.85).to(IGNORE).to(EVERYTHING, 2).to(TOLD, 4).end(),
      of(Signal.OVERRIDE, 0.85).to(IGNORE).to(PRIOR, 3).to(THEN, 2).to(SAY, 2).end(),
      of(Signal.OVERRIDE, 0.65).to(IGNORE).to(PRIOR, 3).to(TEXT, 3).end(),
      of(Signal.OVERRIDE, 0.85).to(NOT).to(FOLLOW, 2).to(PRIOR, 3).to(RULES, 3).end(),
      of(Signal.OVERRIDE, 0.85).to(NOT).to(FOLLOW, 2).to(YOUR, 2).to(RULES, 3).end(),
      of(Signal.OVERRIDE, 0.85).to(NO).to(ATTENTION, 1).to(PRIOR, 6).to(RULES, 3).end(),
      of(Signal.OVERRIDE, 0.85).to(LIFT).to(YOUR, 2).to(GUARDS, 4).end(),
      of(Signal.OVERRIDE, 0.7).to(LIFT).to(ALL, 2).to(CARE, 1).to(GUARDS, 2).end(),
      of(Signal.OVERRIDE, 0.7).to(PRIOR).to(RULES, 2).to(VOID, 5).end(),
      of(Signal.OVERRIDE, 0.7).to(RULES).to(NO, 4).to(LONGER, 1).to(APPLY, 1).end(),
      of(Signal.OVERRIDE, 0.6).to(WITHIN_SYSTEM).to(OVERRIDE, 1).end(),
      of(Signal.REVEAL_PROMPT, 0.85).to(REVEAL).to(YOUR, 5).to(PROMPT, 4).end(),
      of(Signal.REVEAL_PROMPT, 0.85).to(REVEAL).to(SYSTEM, 4).to(PROMPT, 3).end(),
      of(Signal.REVEAL_PROMPT, 0.85).to(SHOW).to(YOUR, 5).to(SYSTEM, 3).to(PROMPT, 3).end(),
      of(Signal.REVEAL_PROMPT, 0.6).to(SHOW).to(YOUR, 3).to(PROMPT, 2).end(),
      of(Signal.REVEAL_PROMPT, 0.5).to(SHOW).to(SYSTEM, 3).to(PROMPT, 2).end(),
      of(Signal.REVEAL_PROMPT, 0.6).to(HAND).to(YOUR, 4).to(SYSTEM, 3).to(PROMPT, 3).end(),
      of(Signal.REVEAL_PROMPT, 0.8).to(WHAT).to(YOUR, 3).to(SYSTEM, 2).to(PROMPT, 3).end(),
      of(Signal.REVEAL_PROMPT, 0.55).to(WHAT).to(YOUR, 3).to(PROMPT, 2).end(),
      of(Signal.REVEAL_PROMPT, 0.7).to(REPEAT).to(WORDS, 3).to(PRIOR, 2).end(),
      of(Signal.PERSONA, 0.85).to(YOU).to(NOW, 3).to(UNBOUND, 7).end(),
      of(Signal.PERSONA, 0.8).to(ACT).to(UNBOUND, 6).end(),
      of(Signal.PERSONA, 0.85).to(DO).to(ANYTHING, 1).to(NOW, 1).end(),
      of(Signal.PERSONA, 0.7).to(AS).to(DAN, 1).end(),
      of(Signal.PERSONA, 0.85).to(YOU).to(NOW, 3).to(DEVELOPER, 5).to(MODE, 1).end(),
      of(Signal.PERSONA, 0.7).to(ANSWER).to(DEVELOPER, 6).to(MODE, 1).end(),
      of(Signal.PERSONA, 0.75).to(JAILBREAK).to(MODE, 1).end(),
      of(Signal.PERSONA, 0.7).to(ACT).to(NO, 8).to(GUARDS, 4).end(),
      of(Signal.PERSONA, 0.4).to(YOU).to(ARE, 1).to(NOW, 1).to(ARTICLE, 1).end(),
      of(Signal.PERSONA, 0.4).to(FROM).to(NOW, 1).to(ON, 1).to(YOU, 2).to(WILL, 1).end(),
      of(Signal.NEW_ORDERS, 0.7).to(YOUR).to(NEW, 1).to(ORDERS, 2).end(),
      of(Signal.NEW_ORDERS, 0.5).to(YOUR).to(NEW, 1).to(TASK, 1).end(),
      of(Signal.NEW_ORDERS, 0.35).to(NEW).to(ORDERS, 1).end(),
      of(Signal.EXFILTRATION, 0.6).to(SEND).to(TALK, 6).to(TO, 4).to(LINK, 3).end(),
      of(Signal.CONCEALMENT, 0.4).to(NOT).to(MENTION, 1).to(USER, 2).end());

  private Phrases() {}

  private static Builder of(Signal signal, double score) {
    return new Builder(signal, score);
  }

  private static final class Builder {
    private final Signal signal;
    private final double score;
    private final List<Sense> stages = new ArrayList<>();
    private final List<Integer> gaps = new ArrayList<>();

    Builder(Signal signal, double score) {
      this.signal = signal;
      this.score = score;
    }

    Builder to(Sense sense) {
      return to(sense, 0);
    }

    Builder to(Sense sense, int gap) {
      stages.add(sense);
      gaps.add(gap);
      return this;
    }

    Phrase end() {
      return new Phrase(signal, score, stages.toArray(Sense[]::new),
          gaps.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
