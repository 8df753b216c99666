package io.octollm.app.faults;

import io.octollm.reflex.Finding;
import io.octollm.reflex.Level;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Seeded values of every type that the filter's defaults redact: the detectors' labelled samples, and
 * what comes of them when their digits and letters are drawn anew and are redacted still, so that
 * checksums hold.
 */
final class Canaries {
  private static final Path SAMPLES = Path.of("../reflex-filter/src/test/resources/samples");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(n|u[0-9a-fA-F]{4}|\\\\)");
  private static final int DRAWS = 60;
  private static final int LEAST_LENGTH = 8;

  private final Reflex reflex = new Reflex(Policy.defaults(), new byte[32]);
  private final Random random;
  private final Set<String> values = new HashSet<>();
  private final List<Canary> made = new ArrayList<>();

  private Canaries(long seed) {
    this.random = new Random(seed);
  }

  /**
   * A value in a few words.
   *
   * @param alone whether it is redacted without the words too
   * @param asAnId whether it is redacted under a name that speaks against it, as of an order
   */
  record Canary(String type, Level level, String text, String value, boolean alone, boolean asAnId) {
    /** Whether it has the letters of an id, and stands for itself. */
    boolean isId() {
      return alone && value.matches("[A-Za-z0-9._:-]{8,64}");
    }
  }

  private record Source(String text, int start, int end) {}

  static List<Canary> make(long seed, int count) {
    Canaries canaries = new Canaries(seed);
    List<List<Source>> types = sources();
    types.forEach(sources -> Collections.shuffle(sources, canaries.random));
    for (int round = 0; canaries.made.size() < count && round < count; round++) {
      for (List<Source> sources : types) {
        canaries.make(sources.get(round % sources.size()), round < sources.size());
      }
    }
    List<Canary> made = canaries.made.subList(0, Math.min(count, canaries.made.size()));
    Collections.shuffle(made, canaries.random);
    return List.copyOf(made);
  }

  /** The positives of each type; what the defaults allow makes no canary later on. */
  private static List<List<Source>> sources() {
    List<List<Source>> types = new ArrayList<>();
    try (Stream<Path> files = Files.list(SAMPLES)) {
      for (Path file : files.sorted().toList()) {
        types.add(new ArrayList<>(Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("+ ")).map(Canaries::source).toList()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    types.removeIf(List::isEmpty);
    return types;
  }

  private static Source source(String line) {
    String marked = unescape(line.substring(2).replace("¦", ""));
    int start = marked.indexOf('«');
    int end = marked.indexOf('»') - 1;
    return new Source(marked.replace("«", "").replace("»", ""), start, end);
  }

  private static String unescape(String text) {
    Matcher escape = ESCAPE.matcher(text);
    return escape.replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1).charAt(0)) {
      case 'n' -> "\n";
      case 'u' -> Character.toString(Integer.parseInt(found.group(1).substring(1), 16));
      default -> "\\";
    }));
  }

  private void make(Source source, boolean asItIs) {
    String value = source.text().substring(source.start(), source.end());
    if (asItIs) {
      keep(source, value);
      return;
    }
    for (int draw = 0; draw < DRAWS; draw++) {
      if (keep(source, drawn(value, 0.1 + 0.2 * random.nextInt(4)))) {
        return;
      }
    }
  }

  private String drawn(String value, double share) {
    StringBuilder drawn = new StringBuilder(value);
    for (int i = 0; i < drawn.length(); i++) {
      char c = drawn.charAt(i);
      if (random.nextDouble() < share) {
        if (c >= '0' && c <= '9') {
          drawn.setCharAt(i, (char) ('0' + random.nextInt(10)));
        } else if (c >= 'a' && c <= 'z') {
          drawn.setCharAt(i, (char) ('a' + random.nextInt(26)));
        } else if (c >= 'A' && c <= 'Z') {
          drawn.setCharAt(i, (char) ('A' + random.nextInt(26)));
        }
      }
    }
    return drawn.toString();
  }

  private boolean keep(Source source, String drawn) {
    String value = recognisable(drawn);
    String before = source.text().substring(0, source.start());
    String text = before + value + source.text().substring(source.end());
    Finding found = redacted(text, null, source.start(), source.start() + value.length());
    boolean fits = value.length() >= LEAST_LENGTH && found != null && !text.isBlank()
        && redacted(text, "note", source.start(), source.start() + value.length()) != null
        && text.indexOf(value) == text.lastIndexOf(value) && values.add(value);
    if (fits) {
      boolean alone = redacted(value, null, 0, value.length()) != null;
      boolean asAnId = redacted(text, "id", source.start(), source.start() + value.length()) != null;
      made.add(new Canary(found.type(), found.level(), text, value, alone, asAnId));
    }
    return fits;
  }

  /**
   * The value, with more letters where one is all that tells it from the end of others, as of
   * {@code x@example.com}: the stand-in of a password before {@code @example.com} ends in that letter in one of
   * 26 runs, and nothing has leaked.
   */
  private static String recognisable(String value) {
    return value.indexOf('@') == 1 ? value.substring(0, 1).repeat(LEAST_LENGTH) + value.substring(1) : value;
  }

  private Finding redacted(String text, String label, int start, int end) {
    return reflex.redactable(text, label).stream()
        .filter(finding -> finding.start() <= start && finding.end() >= end)
        .findFirst().orElse(null);
  }
}
