package io.octollm.reflex;

import io.octollm.reflex.injection.Thresholds;
import io.octollm.schema.Spelling;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a policy file from its first line to its last, so that an error can name line and field. */
final class PolicyReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int FORMAT = 1;
  private static final List<String> PARTS =
      List.of("format", "version", "levels", "types", "injection");
  private static final List<String> ACTIONS =
      Arrays.stream(Action.values()).map(Action::toString).toList();
  private static final List<String> LEVELS =
      Arrays.stream(Level.values()).map(Level::toString).toList();
  private static final int LONGEST_VERSION = 64;
  private static final int LONGEST_SHOWN = 80;

  /** What a file says, with what it leaves unsaid filled in. */
  record Content(String version, Map<Level, Action> levels, Map<String, Map<Level, Action>> types,
      Thresholds injection) {
    /** Nothing but tokens for everything; what the file in the jar is read over. */
    static final Content BARE = new Content("", Map.of(Level.VALIDATED, Action.REDACT, Level.SHAPED,
        Action.REDACT, Level.WEAK, Action.REDACT), Map.of(), Thresholds.DEFAULTS);
  }

  private final JsonParser in;
  private final Map<Level, Action> levels;
  private final Map<String, Map<Level, Action>> types = new TreeMap<>();
  private String version = "";
  private int format;
  private Thresholds injection;

  private PolicyReader(JsonParser in, Content base) {
    this.in = in;
    levels = new EnumMap<>(base.levels());
    base.types().forEach((type, actions) -> types.put(type, new EnumMap<>(actions)));
    injection = base.injection();
  }

  /** Reads a file; what it does not say is as the base has it. */
  static Content read(byte[] json, Content base) throws Policy.Invalid {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
      return new PolicyReader(in, base).content();
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new Policy.Invalid("line " + line
          + ": this is no JSON; look for a missing comma, quote or brace here or just before");
    }
  }

  private Content content() throws Policy.Invalid {
    if (in.nextToken() == null) {
      throw wrong("the file is empty; begin with {\"format\": 1, \"version\": \"mine-1\"}");
    }
    fields(PARTS, "part of a policy", part -> {
      switch (part) {
        case "format" -> format = format();
        case "version" -> version = version();
        case "levels" -> fields(LEVELS, "level", level -> levels.put(level(level), action()));
        case "types" -> fields(Catalogue.types(), "type", type ->
            types.computeIfAbsent(type, any -> new EnumMap<>(Level.class)).putAll(actions()));
        default -> injection = thresholds();
      }
    });
    if (format == 0) {
      throw wrong("the policy has no format; add \"format\": " + FORMAT);
    }
    if (version.isEmpty()) {
      throw wrong("the policy has no version; add \"version\": \"mine-1\"");
    }
    if (in.nextToken() != null) {
      throw wrong("nothing may follow the closing brace; take it away");
    }
    return new Content(version, levels, types, injection);
  }

  /** Takes the value of a field. */
  private interface Taker {
    void take(String name) throws Policy.Invalid;
  }

  private void fields(Collection<String> names, String what, Taker taker) throws Policy.Invalid {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("an object in braces must stand here, with one or more of "
          + String.join(", ", names));
    }
    Set<String> seen = new HashSet<>();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      if (!names.contains(name)) {
        throw wrong("there is no such " + what + ", the nearest is " + nearest(name, names));
      }
      if (!seen.add(name)) {
        throw wrong("this name stands twice; keep one of the two");
      }
      in.nextToken();
      taker.take(name);
    }
  }

  /** Types are in capitals and everything else is not, whatever the author wrote. */
  private static String nearest(String name, Collection<String> names) {
    boolean capitals = names.iterator().next().chars().anyMatch(Character::isUpperCase);
    return Spelling.nearest(
        capitals ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT), names);
  }

  private int format() throws Policy.Invalid {
    boolean whole = in.currentToken() == JsonToken.VALUE_NUMBER_INT
        && in.getNumberType() == JsonParser.NumberType.INT;
    int given = whole ? in.getIntValue() : 0;
    if (given < 1) {
      throw wrong("the format of the file must be a whole number; write " + FORMAT);
    }
    if (given > FORMAT) {
      throw wrong("format " + given + " is newer than this program, which reads format " + FORMAT
          + "; write the file in that format, or update the program");
    }
    return given;
  }

  private String version() throws Policy.Invalid {
    String text = in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : "";
    boolean fits = !text.isEmpty() && text.length() <= LONGEST_VERSION
        && text.chars().allMatch(PolicyReader::isPrintable);
    if (!fits) {
      throw wrong("a version must be a string of 1 to " + LONGEST_VERSION
          + " printable characters without blanks, such as \"mine-1\"");
    }
    return text;
  }

  /** One action for what is validated or shaped, or one for each level. What allows those allows all. */
  private Map<Level, Action> actions() throws Policy.Invalid {
    Map<Level, Action> actions = new EnumMap<>(Level.class);
    if (in.currentToken() == JsonToken.START_OBJECT) {
      fields(LEVELS, "level", level -> actions.put(level(level), action()));
      return actions;
    }
    Action action = action();
    actions.put(Level.VALIDATED, action);
    actions.put(Level.SHAPED, action);
    if (action == Action.ALLOW) {
      actions.put(Level.WEAK, action);
    }
    return actions;
  }

  private Action action() throws Policy.Invalid {
    String name = in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : "";
    if (!ACTIONS.contains(name)) {
      throw wrong("an action must be one of " + String.join(", ", ACTIONS)
          + (name.isEmpty() ? "" : "; the nearest is " + nearest(name, ACTIONS)));
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
    try {
      return new Thresholds(found.getOrDefault("userflag", injection.flag()),
          found.getOrDefault("userblock", injection.block()),
          found.getOrDefault("othersflag", injection.strictFlag()),
          found.getOrDefault("othersblock", injection.strictBlock()));
    } catch (IllegalArgumentException e) {
      throw wrong("flag must not be above block, nor what others have above what user has");
    }
  }

  private double number() throws Policy.Invalid {
    double given = in.currentToken() != null && in.currentToken().isNumeric() ? in.getDoubleValue() : 0;
    if (given <= 0 || given > 1) {
      throw wrong("a threshold must be a number above 0 and at most 1, such as 0.8");
    }
    return given;
  }

  private Policy.Invalid wrong(String why) {
    String path = in.streamReadContext().pathAsPointer().toString();
    String field = path.isEmpty() ? "" : ", " + printable(path.substring(1).replace('/', '.'));
    return new Policy.Invalid(
        "line " + Math.max(1, in.currentTokenLocation().getLineNr()) + field + ": " + why);
  }

  private static String printable(String name) {
    StringBuilder out = new StringBuilder();
    name.chars().limit(LONGEST_SHOWN).forEach(c -> out.append(isPrintable(c) ? (char) c : '?'));
    return out.toString();
  }

  private static boolean isPrintable(int c) {
    return c > ' ' && c < 0x7F;
  }
}
