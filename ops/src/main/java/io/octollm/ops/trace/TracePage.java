package io.octollm.ops.trace;

import java.util.List;
import java.util.Locale;

/** Stories as one page of HTML that needs nothing else, for attaching to a ticket. */
public final class TracePage {
  private static final String HEAD = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Trace</title>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <style>
      body{font:14px/1.5 system-ui,sans-serif;margin:2em;color:#222}
      h1{font-size:1.2em;margin:1.5em 0 .2em}
      table{border-collapse:collapse;width:100%}
      td,th{padding:2px 8px;text-align:left;vertical-align:top;border-bottom:1px solid #eee}
      td.n{text-align:right;font-variant-numeric:tabular-nums}
      td.b{width:30%;min-width:12em}
      .bar{position:relative;height:1em;margin-top:.25em;background:#f4f4f4}
      .bar i{position:absolute;top:0;bottom:0;min-width:2px}
      .q{background:#e2c48d}.w{background:#4a86c5}
      .failed,.rejected{color:#b00020}.completed{color:#1b7837}
      code{font-size:.9em;overflow-wrap:anywhere}
      </style></head><body>
      """;

  private TracePage() {}

  public static String of(List<Story> stories) {
    StringBuilder page = new StringBuilder(HEAD);
    stories.forEach(story -> section(story, page));
    return page.append("</body></html>\n").toString();
  }

  private static void section(Story story, StringBuilder page) {
    page.append("<h1>").append(escape(story.taskId())).append(" <span class=\"")
        .append(escape(story.status())).append("\">").append(escape(story.status()))
        .append("</span></h1><p>request <code>").append(escape(story.requestId()))
        .append("</code>, started ").append(story.started())
        .append(String.format(Locale.ROOT, ", %.3f s", story.durationSeconds()))
        .append("</p><table><tr><th>s</th><th></th><th>event</th><th>what</th></tr>\n");
    double whole = story.hops().stream().mapToDouble(Hop::toSeconds).max().orElse(0);
    for (Hop hop : story.hops()) {
      page.append(String.format(Locale.ROOT, "<tr><td class=\"n\">%.3f</td>", hop.toSeconds()))
          .append("<td class=\"b\">").append(bar(hop, whole)).append("</td><td>")
          .append(escape(hop.event().text())).append("</td><td><code>")
          .append(escape(Waterfall.detail(hop))).append("</code>")
          .append(hop.why() == null ? "" : "<br>" + escape(hop.why())).append("</td></tr>\n");
    }
    page.append("</table>\n");
    for (Hop.LetterAt letter : story.deadLetters()) {
      page.append("<p class=\"failed\">dead letter <code>").append(escape(letter.topic()))
          .append('-').append(letter.partition()).append('@').append(letter.offset())
          .append("</code> ").append(letter.error().code()).append(": ")
          .append(escape(letter.error().message())).append("<br>")
          .append(escape(letter.error().code().advice())).append("</p>\n");
    }
  }

  private static String bar(Hop hop, double whole) {
    double scale = whole <= 0 ? 0 : 100 / whole;
    double work = hop.durationSeconds() == null ? 0
        : Math.min(hop.durationSeconds(), hop.toSeconds() - hop.fromSeconds());
    double middle = hop.toSeconds() - work;
    return String.format(Locale.ROOT, "<div class=\"bar\"><i class=\"q\" style=\"left:%.2f%%;"
        + "width:%.2f%%\"></i><i class=\"w\" style=\"left:%.2f%%;width:%.2f%%\"></i></div>",
        hop.fromSeconds() * scale, (middle - hop.fromSeconds()) * scale, middle * scale,
        work * scale);
  }

  /** The text as it may stand in HTML. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(Character.isISOControl(c) ? '?' : c);
      }
    }
    return safe.toString();
  }
}
