package io.octollm.ops.trace;

import io.octollm.schema.Cut;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** A story as text for a terminal: a line a hop, with a bar where time went by, and why it happened. */
public final class Waterfall {
  private static final int BAR = 32;
  private static final int MAX_DETAIL = 400;
  /** The column in which the events' names begin. */
  private static final int WHY = 9 + 2 + BAR;

  private Waterfall() {}

  public static String of(Story story) {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%s  request %s  %s %s %.3f s, since %s%n", story.taskId(),
        story.requestId(), story.status(), story.ended() == null ? "for" : "after",
        story.durationSeconds(), story.started()));
    double whole = story.hops().stream().mapToDouble(Hop::toSeconds).max().orElse(0);
    for (Hop hop : story.hops()) {
      out.append(String.format(Locale.ROOT, "%9.3f  %s  %-23s %s%n", hop.toSeconds(),
          bar(hop, whole), hop.event(), detail(hop)));
      if (hop.why() != null) {
        out.append(" ".repeat(WHY)).append("  why: ").append(printable(hop.why())).append(System.lineSeparator());
      }
    }
    for (Hop.LetterAt letter : story.deadLetters()) {
      out.append("dead letter  ").append(letter.topic()).append('-').append(letter.partition())
          .append('@').append(letter.offset()).append("  ").append(letter.error().code())
          .append("  ").append(letter.error().message()).append(System.lineSeparator())
          .append("  advice: ").append(letter.error().code().advice())
          .append(System.lineSeparator());
    }
    return out.toString();
  }

  /** Dots where it lay, hashes where somebody worked, one stroke for a moment. */
  static String bar(Hop hop, double whole) {
    char[] bar = " ".repeat(BAR).toCharArray();
    int from = column(hop.fromSeconds(), whole);
    int to = column(hop.toSeconds(), whole);
    double work = hop.durationSeconds() == null ? 0 : hop.durationSeconds();
    int working = Math.max(from, column(hop.toSeconds() - work, whole));
    for (int i = from; i <= to; i++) {
      bar[i] = i < working ? '.' : '#';
    }
    if (from == to) {
      bar[to] = '|';
    }
    return new String(bar);
  }

  private static int column(double seconds, double whole) {
    return whole <= 0 ? 0 : (int) Math.clamp(seconds / whole * (BAR - 1), 0, BAR - 1);
  }

  /** The rest of a hop in one line: who, how long, why, and on what. */
  static String detail(Hop hop) {
    StringJoiner line = new StringJoiner("  ");
    if (hop.arm() != null) {
      line.add("arm=" + hop.arm());
    }
    if (hop.step() != null) {
      line.add("step=" + hop.step() + (hop.attempt() == null ? "" : "#" + hop.attempt()));
    }
    if (hop.queueSeconds() != null) {
      line.add(String.format(Locale.ROOT, "waited=%.3fs", hop.queueSeconds()));
    }
    if (hop.durationSeconds() != null) {
      line.add(String.format(Locale.ROOT, "worked=%.3fs", hop.durationSeconds()));
    }
    if (hop.error() != null) {
      line.add("error_code=" + hop.error());
    }
    hop.fields().forEach((name, value) -> line.add(name + '=' + compact(value)));
    String text = line.toString();
    String whole = text.length() <= MAX_DETAIL ? text : Cut.to(text, MAX_DETAIL) + "…";
    return (whole.isEmpty() ? "" : whole + "  ") + "<- " + hop.cause();
  }

  private static String compact(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        StringJoiner parts = new StringJoiner(" ", "{", "}");
        map.forEach((k, v) -> parts.add(k + ":" + compact(String.valueOf(v))));
        yield parts.toString();
      }
      case List<?> list -> {
        StringJoiner parts = new StringJoiner(", ", "[", "]");
        list.forEach(item -> parts.add(item == null ? "null" : compact(item)));
        yield parts.toString();
      }
      default -> printable(value.toString());
    };
  }

  /** Control characters never reach a terminal. */
  private static String printable(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.chars().forEach(c -> safe.append(Character.isISOControl(c) ? '?' : (char) c));
    return safe.toString();
  }
}
