package io.octollm.reflex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for signs of prompt injection: phrases over the stream of words, whatever their case,
 * spacing and invisible characters, and signs in the structure. Shell, templates, URLs and code are
 * none of themselves. One pass, linear time. Thread-safe.
 */
final class InjectionSigns {
  private record Step(int phrase, int stage) {}

  private final Lexicon lexicon = new Lexicon();
  private final Phrase[] phrases = Phrases.TABLE.toArray(Phrase[]::new);
  private final Step[][] steps = new Step[Sense.values().length][];

  InjectionSigns() {
    for (Sense sense : Sense.values()) {
      List<Step> of = new ArrayList<>();
      for (int p = 0; p < phrases.length; p++) {
        // Later stages first, so that one word never fills two of them.
        for (int s = phrases[p].stages().length - 1; s >= 0; s--) {
          if (phrases[p].stages()[s] == sense) {
            of.add(new Step(p, s));
          }
        }
      }
      steps[sense.ordinal()] = of.toArray(Step[]::new);
    }
  }

  Injection of(String text) {
    return new Reading(text).read();
  }

  /** One text being read. */
  private final class Reading {
    private static final int STAGES = 6;
    private static final int LONG_AGO = -1000;

    private final String text;
    private final char[] word = new char[Lexicon.LONGEST];
    private final SignalBoard board = new SignalBoard();
    private int @Nullable [] reached;
    private int words;
    private int length;
    private int hash;
    private int hidden;

    Reading(String text) {
      this.text = text;
    }

    Injection read() {
      int end = text.length();
      for (int i = 0; i < end; i++) {
        char c = text.charAt(i);
        int lower = c | 32;
        if (lower >= 'a' && lower <= 'z' && c < 128) {
          letter((char) lower);
        } else if (c < 128) {
          if (c != '\'') {
            endWord();
            structure(c, i);
          }
        } else {
          beyondAscii(c, i);
        }
      }
      endWord();
      return board.verdict();
    }

    private void letter(char c) {
      if (length < Lexicon.LONGEST) {
        word[length] = c;
        hash = Lexicon.next(hash, c);
      }
      length++;
    }

    private void beyondAscii(char c, int i) {
      if (Invisible.is(c)) {
        hidden += Invisible.weight(text, i);
        if (hidden >= Invisible.SUSPICIOUS) {
          board.put(Signal.INVISIBLE_TEXT, hidden >= Invisible.SMUGGLED ? 0.85 : 0.45, words);
        }
      } else if (c >= '\uFF21' && c <= '\uFF5A' && Character.isLetter(c)) {
        letter((char) (c - 0xFEE0 | 32));
      } else if (c == '\u2019') {
        return;
      } else if (Character.isLetter(c)) {
        letter(Character.toLowerCase(c));
      } else {
        endWord();
      }
    }

    private void endWord() {
      if (length == 0) {
        return;
      }
      long senses = length <= Lexicon.LONGEST ? lexicon.senses(word, length, hash) : 0;
      length = 0;
      hash = 0;
      words++;
      for (long rest = senses; rest != 0; rest &= rest - 1) {
        advance(steps[Long.numberOfTrailingZeros(rest)]);
      }
    }

    private void advance(Step[] of) {
      int[] at = reached == null ? reached = fresh() : reached;
      for (Step step : of) {
        Phrase phrase = phrases[step.phrase()];
        int cell = step.phrase() * STAGES + step.stage();
        if (step.stage() == 0
            || at[cell - 1] != words && words - at[cell - 1] <= phrase.gaps()[step.stage()]) {
          at[cell] = words;
          if (step.stage() == phrase.stages().length - 1) {
            board.put(phrase.signal(), phrase.score(), words);
          }
        }
      }
    }

    private int[] fresh() {
      int[] at = new int[phrases.length * STAGES];
      Arrays.fill(at, LONG_AGO);
      return at;
    }

    private void structure(char c, int i) {
      switch (c) {
        case '<', '[', '#', '!', '-', '=', '*' -> StructureSigns.look(text, i, board, words);
        default -> { }
      }
    }
  }
}
