package io.octollm.app.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code /metrics} said once, read from Prometheus' text format. */
record Scrape(String text, Map<String, String> kinds, List<Sample> samples) {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One line of it; {@code le} is not among the labels. */
  record Sample(String family, Map<String, String> labels, double value) {}

  static Scrape of(HttpClient client, URI address) throws IOException, InterruptedException {
    return parse(client.send(HttpRequest.newBuilder(address.resolve("/metrics"))
        .timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString()).body());
  }

  static Scrape parse(String text) {
    Map<String, String> kinds = new TreeMap<>();
    List<Sample> samples = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (type.matches()) {
        kinds.put(type.group(1), type.group(2));
      } else if (sample.matches()) {
        samples.add(new Sample(family(sample.group(1), kinds.keySet()), labels(sample.group(2)),
            Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"))));
      }
    }
    return new Scrape(text, kinds, samples);
  }

  /** A histogram's lines have its name and an ending of their own. */
  private static String family(String name, Set<String> known) {
    return known.contains(name) ? name : name.replaceFirst("_(bucket|count|sum)$", "");
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    Matcher label = LABEL.matcher(text == null ? "" : text);
    while (label.find()) {
      if (!label.group(1).equals("le")) {
        labels.put(label.group(1), label.group(2));
      }
    }
    return labels;
  }

  /** The labels that a family's samples have. */
  Set<String> labelsOf(String family) {
    Set<String> names = new TreeSet<>();
    samples.stream().filter(s -> s.family().equals(family))
        .forEach(s -> names.addAll(s.labels().keySet()));
    return names;
  }
}
