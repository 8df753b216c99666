package io.octollm.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a query may use: the families of {@code metrics.md} and what the rules record. */
record MetricNames(Set<String> families) {
  private static final Pattern FAMILY = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\|");
  private static final Pattern RECORD = Pattern.compile("- record: (\\S+)");
  private static final Pattern EXPRESSION =
      Pattern.compile("(?m)^( +)expr: (?:\\|\\n((?:\\1  .*\\n)+)|(.+)$)");
  private static final Pattern NOT_NAMES = Pattern.compile(
      "\\{[^}]*}|\\[[^]]*]|\\b(by|on|without|ignoring|group_left|group_right) *\\([^)]*\\)");
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_:]*\\b(?! *\\()");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");

  static MetricNames exported(Path rules) throws IOException {
    Set<String> names = new TreeSet<>(Set.of("up"));
    names.addAll(all(FAMILY, Files.readString(Path.of("metrics.md"))));
    try (var files = Files.newDirectoryStream(rules, "*.rules.yml")) {
      for (Path file : files) {
        names.addAll(all(RECORD, Files.readString(file)));
      }
    }
    return new MetricNames(names);
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Every expression of a rule file. */
  static List<String> expressions(String rules) {
    List<String> expressions = new ArrayList<>();
    Matcher found = EXPRESSION.matcher(rules);
    while (found.find()) {
      expressions.add(found.group(2) == null ? found.group(3) : found.group(2));
    }
    return expressions;
  }

  /** The metrics that a query reads. */
  static List<String> in(String query) {
    String bare = NOT_NAMES.matcher(query.replaceAll("\"[^\"]*\"", "")).replaceAll(" ");
    // What is left of a number's unit, as in `offset 30m`, is no name.
    return NAME.matcher(bare.replaceAll("\\b\\d[\\w.]*", " ")).results().map(found -> found.group())
        .filter(name -> !WORDS.contains(name)).distinct().toList();
  }

  boolean has(String name) {
    return families.contains(name) || families.contains(name.replaceFirst("_(bucket|count|sum)$", ""));
  }
}
