package io.octollm.app.config;

import io.octollm.schema.Spelling;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings one by one and collects what is wrong with them. Each problem names the key, where
 * the value stood, what kind is expected and an example, and never the value itself: it may be a
 * secret under the wrong name.
 */
final class SettingReader {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private static final Duration LEAST = Duration.ofMillis(1);
  private static final Duration MOST = Duration.ofDays(3650);

  private final Sources sources;
  private final Set<String> known = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  SettingReader(Sources sources) {
    this.sources = sources;
  }

  /** Whether a text is a URL with a host, and of one of the schemes. */
  static boolean isUrl(String text, String schemes) {
    try {
      return text.matches("(" + schemes + ")://\\S+") && new URI(text).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The value; null when nobody gave one. */
  @Nullable String text(String key) {
    Sources.Found found = find(key);
    return found == null ? null : found.value();
  }

  String text(String key, String absent, Predicate<String> form, String expected) {
    Sources.Found found = find(key);
    if (found == null) {
      return absent;
    }
    return form.test(found.value()) ? found.value() : refused(key, found, expected, absent);
  }

  @Nullable String optional(String key, Predicate<String> form, String expected) {
    Sources.Found found = find(key);
    if (found != null && !form.test(found.value())) {
      problem(key, found, expected);
    }
    return found == null ? null : found.value();
  }

  @Nullable Secret secret(String key) {
    String value = text(key);
    return value == null ? null : new Secret(value);
  }

  /** A secret of so many bytes or more. */
  @Nullable Secret key(String key, int leastBytes) {
    String value = optional(key, s -> s.getBytes(StandardCharsets.UTF_8).length >= leastBytes,
        "a secret of " + leastBytes + " bytes or more");
    return value == null ? null : new Secret(value);
  }

  int whole(String key, int absent, int least, int most) {
    Sources.Found found = find(key);
    if (found == null) {
      return absent;
    }
    String expected = "a whole number from " + least + " to " + most;
    try {
      int value = Integer.parseInt(found.value());
      return value >= least && value <= most ? value : refused(key, found, expected, absent);
    } catch (NumberFormatException e) {
      return refused(key, found, expected, absent);
    }
  }

  /** A length of time, such as {@code 500ms}, {@code 30s} or {@code 7d}. */
  Duration time(String key, Duration absent) {
    Sources.Found found = find(key);
    if (found == null) {
      return absent;
    }
    Matcher time = TIME.matcher(found.value());
    Duration length = time.matches() ? length(Long.parseLong(time.group(1)), time.group(2)) : null;
    return length != null && length.compareTo(LEAST) >= 0 && length.compareTo(MOST) <= 0
        ? length
        : refused(key, found, "a length of time such as 500ms, 30s, 5m, 2h or 7d", absent);
  }

  private static Duration length(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** One of an enum's constants, named in lower case. */
  <E extends Enum<E>> @Nullable E oneOf(String key, Class<E> type) {
    Sources.Found found = find(key);
    if (found == null) {
      return null;
    }
    String wanted = found.value().toLowerCase(Locale.ROOT);
    List<String> names = Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .toList();
    int at = names.indexOf(wanted);
    if (at < 0) {
      problem(key, found, "one of " + String.join(", ", names));
      return null;
    }
    return type.getEnumConstants()[at];
  }

  /** Every key that was asked for. */
  Set<String> known() {
    return known;
  }

  /** Notes a problem that only shows when settings are seen together. */
  void problem(String text) {
    problems.add(text);
  }

  /** What is wrong so far, with the keys of the property files that nothing has asked for. */
  List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    for (Sources.PropertyFile file : sources.files()) {
      for (String key : file.entries().keySet()) {
        if (!known.contains(key) && !key.startsWith("kafka.")) {
          all.add(unknown(key, file.path().toString()));
        }
      }
    }
    for (String key : sources.flags().keySet()) {
      if (!known.contains(key) && !key.startsWith("kafka.")) {
        all.add(unknown(key, "the flags"));
      }
    }
    return List.copyOf(all);
  }

  /** Variables of our form that no setting reads; Kafka's are judged where Kafka is known. */
  List<StrayVariable> strays() {
    return StrayVariable.among(sources.environment().keySet(),
        known.stream().map(Sources::variable).collect(Collectors.toCollection(TreeSet::new)));
  }

  /** The key, its variable and where its value stood, for the beginning of a problem. */
  String named(String key) {
    Sources.Found found = find(key);
    String name = key + " (" + Sources.variable(key) + ")";
    return found == null ? name : name + ", " + found.where();
  }

  private String unknown(String key, String where) {
    return key + " in " + where + " is no setting, the nearest is " + Spelling.nearest(key, known);
  }

  private Sources.@Nullable Found find(String key) {
    known.add(key);
    return sources.find(key);
  }

  private <T> T refused(String key, Sources.Found found, String expected, T absent) {
    problem(key, found, expected);
    return absent;
  }

  private void problem(String key, Sources.Found found, String expected) {
    problems.add(key + " (" + Sources.variable(key) + "), " + found.where() + ", must be " + expected);
  }
}
