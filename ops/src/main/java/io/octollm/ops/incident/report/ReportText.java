package io.octollm.ops.incident.report;

import io.octollm.ops.letter.LetterStats;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as Markdown, in the order in which a post-mortem is read. */
public final class ReportText {
  private final StringBuilder out = new StringBuilder();

  private ReportText() {}

  public static String of(IncidentReport report) {
    ReportText text = new ReportText();
    text.write(report);
    return text.out.toString();
  }

  private void write(IncidentReport report) {
    Observations seen = report.seen();
    line("# Incident report: task failures from " + report.since() + " to " + report.until());
    line("");
    line(String.format(Locale.ROOT, "%d tasks were started, %d ended (those that intake refused were never started), %d of them failed."
            + " Written %s.",
        seen.started, seen.ended, seen.failed, report.at()));
    if (!report.complete()) {
      line("");
      line("**Not all was read in time: the counts are too low. Narrow the window.**");
    }
    section("Timeline");
    report.timeline().forEach(mark -> line("- " + mark.at() + " - " + mark.what()));
    nothing(report.timeline().isEmpty(), "Nothing out of the ordinary.");
    section("Root-cause candidates");
    int number = 1;
    for (Candidates.Candidate candidate : report.candidates()) {
      line(number++ + ". " + (candidate.share() > 0 ? Math.round(candidate.share() * 100) + " % of the failures: "
          : "around them: ") + candidate.what());
    }
    nothing(report.candidates().isEmpty(), "No task failed.");
    section("Failures");
    counts("error_type", seen.byType());
    kinds(seen);
    nothing(seen.failures.isEmpty(), "None.");
    section("Affected");
    counts("tenant", seen.tenants);
    nothing(seen.tenants.isEmpty(), "No tenant of a task that was started in the window.");
    section("Actions taken");
    counts("action", report.actions());
    nothing(report.actions().isEmpty(), "None: no letter was replayed, parked, edited or dismissed.");
    section("Open letters");
    report.open().kinds().stream().filter(kind -> kind.open() > 0).forEach(kind ->
        line("- " + kind.open() + " of " + kind.code() + " at " + kind.stage() + ", the first: `octollm dlq"
            + " show " + kind.first().place() + "`"));
    nothing(report.open().kinds().stream().mapToInt(LetterStats.Kind::open).sum() == 0, "None.");
    section("Solution");
    line("*To be written.*");
    section("Prevention");
    line("*To be written.*");
  }

  private void kinds(Observations seen) {
    List<Observations.Failures> kinds = seen.failures.values().stream()
        .sorted(Comparator.comparingInt((Observations.Failures kind) -> kind.count).reversed()).toList();
    if (kinds.isEmpty()) {
      return;
    }
    line("");
    line("| count | error_code | error_type | where | examples |");
    line("|---:|---|---|---|---|");
    for (Observations.Failures kind : kinds) {
      line("| " + kind.count + " | " + kind.code + " | " + kind.type + " | " + kind.stage + " | "
          + String.join(", ", kind.examples.stream()
              .map(example -> "`octollm trace " + example.taskId() + "`").toList()) + " |");
    }
  }

  private void counts(String what, Map<String, Integer> counts) {
    counts.forEach((name, count) -> line("- " + what + " " + name + ": " + count));
  }

  private void section(String title) {
    line("");
    line("## " + title);
    line("");
  }

  private void nothing(boolean empty, String text) {
    if (empty) {
      line(text);
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
