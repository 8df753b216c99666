package io.octollm.reflex;

import io.octollm.reflex.injection.Thresholds;
import io.octollm.schema.Spelling;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads a policy file from its first line to its last, so that an error can name the line. */
final class PolicyReader {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final List<String> PARTS = List.of("version", "levels", "types", "injection");
  private static final List<String> ACTIONS =
      Arrays.stream(Action.values()).map(Action::toString).toList();
  private static final List<String> LEVELS =
      Arrays.stream(Level.values()).map(Level::toString).toList();
  private static final int LONGEST_VERSION = 64;

  /** What a file says. */
  record Content(String version, Map<Level, Action> levels, Map<String, Map<Level, Action>> types,
      Thresholds injection) {}

  private final JsonParser in;
  private final Collection<String> known;
  private final Map<Level, Action> levels = new EnumMap<>(Level.class);
  private final Map<String, Map<Level, Action>> types = new HashMap<>();
  private String version = "";
  private Thresholds injection = Thresholds.DEFAULTS;

  private PolicyReader(JsonParser in, Collection<String> known) {
    this.in = in;
    this.known = known;
    levels.putAll(
        Map.of(Level.VALIDATED, Action.REDACT, Level.SHAPED, Action.REDACT, Level.WEAK, Action.ALLOW));
  }

  /**
   * Reads a file.
   *
   * @param known names of types; empty when any name will do
   */
  static Content read(byte[] json, Collection<String> known) throws Policy.Invalid {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
      return new PolicyReader(in, known).content();
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new Policy.Invalid("line " + line + ": this is no JSON, or a name stands twice;"
          + " mend what stands before it");
    }
  }

  private Content content() throws Policy.Invalid {
    in.nextToken();
    fields(PARTS, "part of a policy", part -> {
      switch (part) {
        case "version" -> version = version();
        case "levels" -> fields(LEVELS, "level", level -> levels.put(level(level), action()));
        case "types" -> fields(known, "type", type -> types.put(type, actions()));
        default -> injection = thresholds();
      }
    });
    if (in.nextToken() != null) {
      throw wrong("nothing may follow the closing brace");
    }
    if (version.isEmpty()) {
      throw wrong("the policy has no version: add \"version\": \"mine-1\"");
    }
    return new Content(version, levels, types, injection);
  }

  /** Takes the value of a field. */
  private interface Taker {
    void take(String name) throws Policy.Invalid;
  }

  private void fields(Collection<String> names, String what, Taker taker) throws Policy.Invalid {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("an object in braces must stand here");
    }
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      if (!names.isEmpty() && !names.contains(name)) {
        throw wrong("\"" + printable(name) + "\" is no " + what + ", the nearest is "
            + Spelling.nearest(name, names));
      }
      in.nextToken();
      taker.take(name);
    }
  }

  private String version() throws Policy.Invalid {
    String text = in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : "";
    boolean fits = !text.isEmpty() && text.length() <= LONGEST_VERSION
        && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    if (!fits) {
      throw wrong("version must be a string of 1 to " + LONGEST_VERSION + " printable characters");
    }
    return text;
  }

  /** One action for what is validated or shaped, or one for each level. */
  private Map<Level, Action> actions() throws Policy.Invalid {
    Map<Level, Action> actions = new EnumMap<>(Level.class);
    if (in.currentToken() == JsonToken.START_OBJECT) {
      fields(LEVELS, "level", level -> actions.put(level(level), action()));
    } else {
      Action action = action();
      actions.put(Level.VALIDATED, action);
      actions.put(Level.SHAPED, action);
    }
    return actions;
  }

  private Action action() throws Policy.Invalid {
    String name = in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : "";
    if (!ACTIONS.contains(name)) {
      throw wrong("an action is one of " + String.join(", ", ACTIONS));
    }
    return Action.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static Level level(String name) {
    return Level.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private Thresholds thresholds() throws Policy.Invalid {
    Map<String, Double> found = new HashMap<>();
    fields(List.of("user", "others"), "source of text", source ->
        fields(List.of("flag", "block"), "threshold", name -> found.put(source + name, number())));
    Thresholds plain = Thresholds.DEFAULTS;
    try {
      return new Thresholds(found.getOrDefault("userflag", plain.flag()),
          found.getOrDefault("userblock", plain.block()),
          found.getOrDefault("othersflag", plain.strictFlag()),
          found.getOrDefault("othersblock", plain.strictBlock()));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private double number() throws Policy.Invalid {
    if (in.currentToken() == null || !in.currentToken().isNumeric()) {
      throw wrong("a threshold is a number above 0, at most 1");
    }
    return in.getDoubleValue();
  }

  private Policy.Invalid wrong(String why) {
    return new Policy.Invalid("line " + Math.max(1, in.currentTokenLocation().getLineNr()) + ": " + why);
  }

  private static String printable(String name) {
    StringBuilder out = new StringBuilder();
    name.chars().limit(LONGEST_VERSION).forEach(c -> out.append(c >= ' ' && c < 0x7F ? (char) c : '?'));
    return out.toString();
  }
}
