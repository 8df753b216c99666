package io.octollm.reflex.injection;

import io.octollm.reflex.policy.DefaultWording;
import java.util.List;
import java.util.function.Supplier;

/**
 * What all readers of injections share: the words, the phrases and the wording, as they are found in a text.
 * Immutable, and thread-safe.
 */
final class Tables {
  final Lexicon lexicon;
  final Wording wording;
  final WordReader reader;
  final WordReader tellingReader;
  final Mood mood;
  final Sieve sieve;
  final Automaton automaton;
  /** The same for texts that have words without blanks between them. */
  final Supplier<Sieve> unspacedSieve;
  final Supplier<Automaton> unspacedAutomaton;
  /** Of what was decoded, and of what was hidden in a code that no machine would have used. */
  final Supplier<Automaton> decodedAutomaton;
  final Supplier<Automaton> hiddenAutomaton;
  final Codes codes;

  Tables(Lexicon lexicon, Wording wording) {
    this.lexicon = lexicon;
    this.wording = wording;
    this.reader = new WordReader(lexicon, WordMarks.of(lexicon.known()), new PointTable());
    this.tellingReader = new WordReader(
        lexicon, WordMarks.of(wording.leading(), CommonWords.all()), wording.otherLeads());
    this.mood = new Mood(lexicon);
    this.codes = new Codes(lexicon);
    List<Phrase> phrases = Phrases.all();
    this.sieve = new Sieve(lexicon, reader, mood, phrases);
    this.automaton = new Automaton(phrases);
    this.unspacedSieve = new Later<>(() -> new Sieve(lexicon, reader, mood, Phrases.ofUnspaced()));
    this.unspacedAutomaton = new Later<>(() -> new Automaton(Phrases.ofUnspaced()));
    this.decodedAutomaton = new Later<>(() -> new Automaton(Phrases.ofDecoded()));
    this.hiddenAutomaton = new Later<>(() -> new Automaton(Phrases.ofHidden()));
  }

  /** Those that the program ships, made once. */
  static Tables shared() {
    return Shared.TABLES;
  }

  private static final class Shared {
    static final Tables TABLES = made();

    private static Tables made() {
      Lexicon lexicon = new Lexicon();
      return new Tables(lexicon, new Wording(lexicon, DefaultWording.table()));
    }
  }
}
