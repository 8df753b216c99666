package io.octollm.app.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The families that {@code ops/metrics.md} promises. */
final class MetricList {
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z0-9_]+)` \\| (\\w+) \\| (.*?) ?\\| .+ \\|");

  record Family(String kind, Set<String> labels) {}

  private MetricList() {}

  static Map<String, Family> read() throws IOException {
    Map<String, Family> families = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../ops/metrics.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Set<String> labels = new TreeSet<>();
        Matcher label = Pattern.compile("`(\\w+)`").matcher(row.group(3));
        while (label.find()) {
          labels.add(label.group(1));
        }
        families.put(row.group(1), new Family(row.group(2), labels));
      }
    }
    return families;
  }
}
