package io.octollm.arm;

import io.octollm.arm.Issue.Severity;
import io.octollm.arm.code.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Holds the sentences of an output against sources by rules: a quotation must stand in one as it is, a
 * date, a number and a name must occur in one. What stands in no source is an error, a lone name a
 * warning, and so are several in German, where every noun looks like one; so is a sentence whose facts
 * all occur, but in no one source together. It knows words and not meaning: it finds what was made up
 * and cannot tell what was turned round.
 */
final class FactCheck {
  private static final int FEWEST_WORDS = 4;
  private static final double FEW = 0.25;
  private static final int MOST_NAMES = 10;

  private final List<Source> sources;

  /**
   * What was found.
   *
   * @param claims sentences that state something
   * @param supported those of them without an error
   * @param complete whether all of the text was looked up
   */
  record Found(int claims, int supported, boolean complete, List<Issue> issues) {}

  FactCheck(List<String> texts) {
    this.sources = texts.stream().map(Source::new).toList();
  }

  Found check(String subject, String text) throws InterruptedException {
    Claim.Read read = Claim.in(CodeBlock.outside(text));
    List<Issue> issues = new ArrayList<>();
    int supported = 0;
    for (Claim claim : read.claims()) {
      List<Issue> found = issues(subject, claim);
      supported += found.stream().anyMatch(issue -> issue.severity() == Severity.ERROR) ? 0 : 1;
      issues.addAll(found);
    }
    if (!read.complete()) {
      issues.add(warning(subject, "not all of it was looked up: it has more than " + Claim.MAX_SENTENCES
          + " sentences, or a sentence of more than " + Claim.MOST_OF_A_KIND + " facts"));
    }
    return new Found(read.claims().size(), supported, read.complete(), issues);
  }

  private List<Issue> issues(String subject, Claim claim) throws InterruptedException {
    List<Issue> issues = new ArrayList<>();
    String where = subject + ", sentence " + claim.sentence();
    missing(claim.quotes(), Source::hasQuote)
        .forEach(quote -> issues.add(error(where, "a quotation stands in no source as it is: " + quote)));
    missing(claim.dates(), Source::hasDate)
        .forEach(date -> issues.add(error(where, "a date stands in no source: " + date)));
    missing(claim.numbers(), Source::hasNumber)
        .forEach(number -> issues.add(error(where, "a number stands in no source: " + number)));
    List<String> names = missing(claim.names(), Source::hasName);
    if (names.size() > 1) {
      String message = "names stand in no source: " + listed(names);
      issues.add(claim.german() ? warning(where, message) : error(where, message));
    } else if (names.size() == 1) {
      issues.add(warning(where, "a name stands in no source: " + names.getFirst()));
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

  /** Ends with the caller's interrupt: the text of a quotation is looked for in every source. */
  private <T> List<T> missing(Set<T> wanted, BiPredicate<Source, T> has) throws InterruptedException {
    List<T> missing = new ArrayList<>();
    for (T each : wanted) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (sources.stream().noneMatch(source -> has.test(source, each))) {
        missing.add(each);
      }
    }
    return missing;
  }

  private static String listed(List<String> names) {
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " more" : first;
  }

  private static Issue error(String where, String message) {
    return new Issue(Severity.ERROR, "facts", message, where, "State what a source says, or leave it out.");
  }

  private static Issue warning(String where, String message) {
    return new Issue(Severity.WARNING, "facts", message, where, "Look it up in the sources.");
  }
}
