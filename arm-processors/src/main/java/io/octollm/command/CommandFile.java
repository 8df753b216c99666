package io.octollm.command;

import static io.octollm.command.CommandRule.NONE;

import io.octollm.schema.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file that says which commands may be run beside the built-in ones, and with what words. */
public final class CommandFile {
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,63}");
  private static final List<String> PARTS = List.of("format", "commands");
  private static final List<String> FIELDS =
      List.of("options", "first", "operands", "most_operands", "answers");
  /** Programs that take a text and run what it says; and those that run whatever they are told. */
  private static final Set<String> SHELLS = Set.of("sh", "ash", "bash", "csh", "dash", "fish", "ksh",
      "mksh", "rbash", "tcsh", "zsh", "busybox", "toybox", "env", "xargs", "nohup", "setsid", "timeout", "nice");

  private CommandFile() {}

  /** A file does not fit; the message names the place. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;

    Invalid(String message) {
      super(message);
    }
  }

  /** The commands by name. */
  public static Map<String, CommandRule> parse(byte[] json) throws Invalid {
    JsonNode file = read(json);
    known(file, PARTS, "the file");
    if (file.path("format").asInt(0) != 1) {
      throw new Invalid("format: must be 1");
    }
    JsonNode commands = file.path("commands");
    if (!commands.isObject()) {
      throw new Invalid("commands: must be an object of names and rules");
    }
    Map<String, CommandRule> rules = new TreeMap<>();
    for (Map.Entry<String, JsonNode> command : commands.properties()) {
      if (!NAME.matcher(command.getKey()).matches()) {
        throw new Invalid("commands: a name is a plain file name of /usr/bin, no path");
      }
      rules.put(command.getKey(), rule(command.getKey(), command.getValue()));
    }
    return rules;
  }

  private static JsonNode read(byte[] json) throws Invalid {
    try {
      JsonNode file = JSON.readTree(json);
      if (file.isObject()) {
        return file;
      }
      throw new Invalid("an object in braces must stand here");
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new Invalid("line " + line + ": this is no JSON, or a name stands twice");
    }
  }

  private static CommandRule rule(String name, JsonNode rule) throws Invalid {
    if (SHELLS.contains(name)) {
      throw new Invalid("commands." + name
          + ": runs whatever a text says; there is no shell here, name the program itself");
    }
    if (!rule.isObject()) {
      throw new Invalid("commands." + name + ": must be an object such as {\"operands\": \"[a-z]+\"}");
    }
    known(rule, FIELDS, "commands." + name);
    Pattern first = pattern(name, rule, "first");
    return new CommandRule(or(pattern(name, rule, "options")), first,
        or(pattern(name, rule, "operands")),
        number(name, rule, "most_operands", Argv.MAX_WORDS), number(name, rule, "answers", 0));
  }

  private static Pattern or(@Nullable Pattern pattern) {
    return pattern == null ? Pattern.compile(NONE) : pattern;
  }

  private static @Nullable Pattern pattern(String name, JsonNode rule, String field) throws Invalid {
    JsonNode given = rule.get(field);
    if (given == null) {
      return null;
    }
    try {
      if (given.isString()) {
        return Pattern.compile(given.stringValue(), Pattern.DOTALL);
      }
    } catch (PatternSyntaxException e) {
      throw new Invalid("commands." + name + "." + field + ": is no regular expression, at character "
          + Math.max(0, e.getIndex()));
    }
    throw new Invalid("commands." + name + "." + field + ": must be a regular expression");
  }

  private static int number(String name, JsonNode rule, String field, int absent) throws Invalid {
    JsonNode given = rule.get(field);
    if (given == null) {
      return absent;
    }
    if (!given.isInt() || given.intValue() < 0 || given.intValue() > 255) {
      throw new Invalid("commands." + name + "." + field + ": must be a whole number from 0 to 255");
    }
    return given.intValue();
  }

  private static void known(JsonNode object, List<String> names, String where) throws Invalid {
    for (String name : object.propertyNames()) {
      if (!names.contains(name)) {
        throw new Invalid(where + ": there is no such field as one of it, the nearest is "
            + Spelling.nearest(name, names));
      }
    }
  }
}
