package io.octollm.reflex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells where a text is redacted, in the places of the text as it came, over all rounds. */
final class RedactedSpans {
  private final Scanner scanner;
  private final Substitutes substitutes;

  RedactedSpans(Scanner scanner, Substitutes substitutes) {
    this.scanner = scanner;
    this.substitutes = substitutes;
  }

  /** A text of some round, with the place that each of its characters has in the first one. */
  private record Round(String text, int[] starts, int[] ends) {
    static Round first(String text) {
      int[] starts = new int[text.length()];
      int[] ends = new int[text.length()];
      for (int i = 0; i < starts.length; i++) {
        starts[i] = i;
        ends[i] = i + 1;
      }
      return new Round(text, starts, ends);
    }

    Finding inFirst(Finding here) {
      return new Finding(here.type(), starts[here.start()], ends[here.end() - 1], here.score(),
          here.level(), here.vendor());
    }

    /** The next round: a substitute in the place of each finding. */
    Round replace(List<Finding> plan, Substitutes substitutes) {
      StringBuilder text = new StringBuilder(this.text.length() + 16);
      List<int[]> places = new ArrayList<>();
      int done = 0;
      for (Finding finding : plan) {
        copy(done, finding.start(), text, places);
        String token =
            substitutes.of(finding, this.text.substring(finding.start(), finding.end()));
        text.append(token);
        int[] place = {starts[finding.start()], ends[finding.end() - 1]};
        for (int i = 0; i < token.length(); i++) {
          places.add(place);
        }
        done = finding.end();
      }
      copy(done, this.text.length(), text, places);
      return new Round(text.toString(), places.stream().mapToInt(p -> p[0]).toArray(),
          places.stream().mapToInt(p -> p[1]).toArray());
    }

    private void copy(int from, int to, StringBuilder text, List<int[]> places) {
      text.append(this.text, from, to);
      for (int i = from; i < to; i++) {
        places.add(new int[] {starts[i], ends[i]});
      }
    }
  }

  List<Finding> of(String text, @Nullable String label) {
    TextRedaction texts = new TextRedaction(scanner, substitutes, new Tally());
    List<Finding> spans = new ArrayList<>();
    Round round = Round.first(text);
    for (int i = 0; i < TextRedaction.MOST_ROUNDS; i++) {
      List<Finding> plan = texts.plan(scanner.find(round.text(), label), round.text());
      if (plan.isEmpty()) {
        break;
      }
      for (Finding here : plan) {
        Finding finding = round.inFirst(here);
        spans.removeIf(s -> s.start() >= finding.start() && s.end() <= finding.end());
        spans.add(finding);
      }
      round = round.replace(plan, substitutes);
    }
    spans.sort(Comparator.comparingInt(Finding::start));
    return spans;
  }
}
