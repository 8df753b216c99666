package io.octollm.ops.incident.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A report as one page of HTML that needs nothing else: the text, and plots of the window. */
public final class ReportPage {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 90;
  private static final String HEAD = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Incident report</title>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <style>
      body{font:14px/1.5 system-ui,sans-serif;margin:2em;color:#222;max-width:70em}
      figure{margin:1em 0}figcaption{font-size:.9em;color:#555}
      svg{background:#f7f7f7;border:1px solid #ddd}
      table{border-collapse:collapse}td,th{border:1px solid #ddd;padding:.2em .6em;text-align:left}
      code{background:#f7f7f7}
      </style></head><body>
      """;

  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser MARKDOWN = Parser.builder().extensions(TABLES).build();
  /** Names that somebody else gave, such as a tenant's, are text and nothing else. */
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true).build();

  private ReportPage() {}

  public static String of(IncidentReport report) {
    StringBuilder page = new StringBuilder(HEAD).append(HTML.render(MARKDOWN.parse(ReportText.of(report))));
    Slices slices = report.seen().slices;
    plot(page, Observations.ENDED, slices, "#4a86c5", report);
    plot(page, Observations.FAILED, slices, "#b00020", report);
    plot(page, Observations.WAITING, slices, "#c98a1b", report);
    return page.append("</body></html>\n").toString();
  }

  private static void plot(
      StringBuilder page, String name, Slices slices, String colour, IncidentReport report) {
    List<Integer> values = slices.of(name);
    int most = Math.max(1, values.stream().max(Comparator.naturalOrder()).orElse(1));
    double step = WIDTH / (double) values.size();
    page.append(String.format(Locale.ROOT, "<figure><svg role=\"img\" aria-label=\"%s\" width=\"%d\""
        + " height=\"%d\">", name, WIDTH, HEIGHT));
    for (int i = 0; i < values.size(); i++) {
      double height = HEIGHT * values.get(i) / (double) most;
      page.append(String.format(Locale.ROOT,
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
          i * step, HEIGHT - height, Math.max(1, step - 1), height, colour));
    }
    page.append("</svg><figcaption>").append(name).append(String.format(Locale.ROOT,
        ", %s a bar of %.0f s, from %s to %s; the highest is %d</figcaption></figure>\n",
        name.equals(Observations.WAITING) ? "the most in" : "in", slices.slice().toMillis() / 1000.0,
        report.since(), report.until(), values.stream().max(Comparator.naturalOrder()).orElse(0)));
  }
}
