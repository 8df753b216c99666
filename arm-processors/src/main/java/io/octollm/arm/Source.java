package io.octollm.arm;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A text that claims are looked up in, kept so that a look-up takes no walk over it but for quotations. */
final class Source {
  private final Claim facts;
  /** A year may be told by a date. */
  private final Set<String> numbers;
  private final NavigableSet<String> words;
  private final String plain;

  Source(String text) {
    this.facts = Claim.all(text);
    this.numbers = new HashSet<>(facts.numbers());
    numbers.addAll(facts.dates().stream().map(date -> String.valueOf(date.getYear())).collect(Collectors.toSet()));
    this.words = Claim.parts(text);
    this.plain = Claim.plain(text);
  }

  boolean hasQuote(String quote) {
    return plain.contains(quote);
  }

  boolean hasDate(LocalDate date) {
    return facts.dates().contains(date);
  }

  boolean hasNumber(String number) {
    return numbers.contains(number);
  }

  /** Whether a word, or a part of one behind a hyphen, begins with the name. */
  boolean hasName(String name) {
    String next = words.ceiling(name);
    return next != null && next.startsWith(name);
  }

  boolean holds(Claim claim) {
    return facts.dates().containsAll(claim.dates())
        && numbers.containsAll(claim.numbers())
        && claim.names().stream().allMatch(this::hasName)
        && claim.quotes().stream().allMatch(this::hasQuote);
  }

  /** The share of the claim's words that stand here. */
  double overlap(Claim claim) {
    return (double) claim.words().stream().filter(facts.words()::contains).count() / claim.words().size();
  }
}
