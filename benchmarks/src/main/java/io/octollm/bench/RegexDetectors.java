package io.octollm.bench;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same kinds of things as the filter looks for, as people look for them with
 * {@code java.util.regex}: one pattern a kind, each over the whole text in turn.
 */
final class RegexDetectors {
  private static final List<Pattern> PATTERNS = List.of(
      of("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
      of("\\bA[KS]IA[A-Z2-7]{16}\\b"),
      of("\\b(?:sk|pk|rk|ghp|gho|xox[abp]|glpat|npm|pypi)[-_][A-Za-z0-9_-]{16,}"),
      of("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"),
      of("[a-zA-Z][a-zA-Z0-9+.-]*://[^\\s:/@]+:([^\\s@/]+)@"),
      of("(?i)(?:password|passwd|pwd|secret|token|api_?key)[\"']?\\s*[:=]\\s*[\"']?([^\\s\"',;]{6,})"),
      of("\\b(?:\\d[ -]?){12,18}\\d\\b"),
      of("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\\b"),
      of("\\b\\d{3}-\\d{2}-\\d{4}\\b"),
      of("\\b[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}\\b"),
      of("(?:\\+\\d{1,3}[ .-]?)?\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}\\b"),
      of("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b"),
      of("\\b(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F]{1,4}\\b"),
      of("\\b(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}\\b"),
      of("\\b(?:bc1[a-z0-9]{25,60}|[13][a-km-zA-HJ-NP-Z1-9]{25,34}|0x[a-fA-F0-9]{40})\\b"),
      of("\\b[A-HJ-NPR-Z0-9]{17}\\b"),
      of("\\b[A-Z]{2}\\d{6}[A-D]\\b"),
      of("\\b\\d{3} ?\\d{3} ?\\d{3,4}\\b"),
      of("\\b[A-Z]{5}\\d{4}[A-Z]\\b"),
      of("\\b\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}\\b"),
      of("\\b(?:\\d{8}[A-Z]|[XYZ]\\d{7}[A-Z])\\b"),
      of("\\b(?:19|20)\\d{2}-\\d{2}-\\d{2}\\b"),
      of("https?://[^\\s)>\"]+"));

  private RegexDetectors() {}

  private static Pattern of(String pattern) {
    return Pattern.compile(pattern);
  }

  static int patterns() {
    return PATTERNS.size();
  }

  static int count(String text) {
    int found = 0;
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        found++;
      }
    }
    return found;
  }
}
