package io.octollm.arm;

import io.octollm.arm.Issue.Severity;
import io.octollm.arm.code.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds the sentences of an output against sources by rules: a quotation must stand in one as it is, a
 * date, a number and a name must occur in one. What stands in no source is an error, a lone name a
 * warning; so is a sentence whose facts all occur, but in no one source together. It knows words and not
 * meaning: it finds what was made up and cannot tell what was turned round.
 */
final class FactCheck {
  /** A source, and the same in lower case to look for quotations and names. */
  private record Source(Claim facts, String plain) {
    boolean holds(Claim claim) {
      return facts.dates().containsAll(claim.dates())
          && claim.numbers().stream().allMatch(this::hasNumber)
          && claim.quotes().stream().allMatch(plain::contains)
          && claim.names().stream().allMatch(plain::contains);
    }

    /** A year may be told by a date. */
    boolean hasNumber(String number) {
      return facts.numbers().contains(number)
          || facts.dates().stream().anyMatch(date -> String.valueOf(date.getYear()).equals(number));
    }

    double overlap(Claim claim) {
      return (double) claim.words().stream().filter(facts.words()::contains).count() / claim.words().size();
    }
  }

  private static final int FEWEST_WORDS = 4;
  private static final double FEW = 0.25;

  private final List<Source> sources;

  /**
   * What was found.
   *
   * @param claims sentences that state something
   * @param supported those of them without an error
   */
  record Found(int claims, int supported, List<Issue> issues) {}

  FactCheck(List<String> texts) {
    this.sources = texts.stream().map(text -> new Source(Claim.all(text), Claim.plain(text))).toList();
  }

  Found check(String subject, String text) {
    List<Claim> claims = Claim.in(CodeBlock.outside(text));
    List<Issue> issues = new ArrayList<>();
    int supported = 0;
    for (Claim claim : claims) {
      List<Issue> found = issues(subject, claim);
      supported += found.stream().anyMatch(issue -> issue.severity() == Severity.ERROR) ? 0 : 1;
      issues.addAll(found);
    }
    return new Found(claims.size(), supported, issues);
  }

  private List<Issue> issues(String subject, Claim claim) {
    List<Issue> issues = new ArrayList<>();
    String where = subject + ", sentence " + claim.sentence();
    missing(claim.quotes(), source -> source.plain)
        .forEach(quote -> issues.add(error(where, "a quotation stands in no source as it is: " + quote)));
    claim.dates().stream().filter(date -> sources.stream().noneMatch(s -> s.facts.dates().contains(date)))
        .forEach(date -> issues.add(error(where, "a date stands in no source: " + date)));
    claim.numbers().stream().filter(number -> sources.stream().noneMatch(s -> s.hasNumber(number)))
        .forEach(number -> issues.add(error(where, "a number stands in no source: " + number)));
    Set<String> names = missing(claim.names(), source -> source.plain);
    if (names.size() > 1) {
      issues.add(error(where, "names stand in no source: " + String.join(", ", names)));
    } else if (names.size() == 1) {
      issues.add(warning(where, "a name stands in no source: " + names.iterator().next()));
    }
    if (issues.isEmpty()) {
      together(where, claim, issues);
    }
    return issues;
  }

  /** All of it occurs; whether it belongs together is for a person to see. */
  private void together(String where, Claim claim, List<Issue> issues) {
    List<Source> holding = sources.stream().filter(source -> source.holds(claim)).toList();
    if (holding.isEmpty()) {
      issues.add(warning(where, "what the sentence states stands in several sources, and in none together"));
    } else if (claim.words().size() >= FEWEST_WORDS
        && holding.stream().allMatch(source -> source.overlap(claim) < FEW)) {
      issues.add(warning(where, "the sentence has few words of the source that has its facts"));
    }
  }

  private Set<String> missing(Set<String> wanted, Function<Source, String> text) {
    return wanted.stream().filter(each -> sources.stream().noneMatch(source -> text.apply(source).contains(each)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Issue error(String where, String message) {
    return new Issue(Severity.ERROR, "facts", message, where, "State what a source says, or leave it out.");
  }

  private static Issue warning(String where, String message) {
    return new Issue(Severity.WARNING, "facts", message, where, "Look it up in the sources.");
  }
}
