package io.octollm.model;

import io.octollm.schema.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a price file from its first line to its last, so that an error can name line and field. */
final class PriceReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int FORMAT = 1;
  private static final double MOST_USD = 1_000_000;
  private static final List<String> PARTS = List.of("format", "version", "prices");
  private static final List<String> WAYS = List.of("in", "out");

  /** What a file says. */
  record Content(String version, Map<String, Price> prices) {}

  /** Takes the value of a field. */
  private interface Taker {
    void take(String name) throws PriceTable.Invalid;
  }

  private final JsonParser in;
  private final Map<String, Price> prices = new TreeMap<>();
  private String version = "";
  private boolean format;

  private PriceReader(JsonParser in) {
    this.in = in;
  }

  static Content read(byte[] json) throws PriceTable.Invalid {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
      return new PriceReader(in).content();
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new PriceTable.Invalid("line " + line
          + ": this is no JSON; look for a missing comma, quote or brace here or just before");
    }
  }

  private Content content() throws PriceTable.Invalid {
    if (in.nextToken() == null) {
      throw wrong("the file is empty; begin with {\"format\": 1, \"version\": \"mine-1\"}");
    }
    fields(name -> PARTS.contains(name) ? null : "there is no such part of a price file, the nearest is "
        + Spelling.nearest(name, PARTS), part -> {
          switch (part) {
            case "format" -> format = format();
            case "version" -> version = version();
            default -> fields(name -> name.matches("[!-~]{1,100}") ? null : "a pattern is"
                + " a model's name without blanks; a star in it stands for anything", model -> prices.put(model, price()));
          }
        });
    if (!format) {
      throw wrong("the file has no format; add \"format\": " + FORMAT);
    }
    if (version.isEmpty()) {
      throw wrong("the file has no version; add \"version\": \"mine-1\"");
    }
    if (in.nextToken() != null) {
      throw wrong("nothing may follow the closing brace; take it away");
    }
    return new Content(version, prices);
  }

  /**
   * @param objection to a name; null for none
   */
  private void fields(Objection objection, Taker taker) throws PriceTable.Invalid {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("an object in braces must stand here");
    }
    Set<String> seen = new HashSet<>();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      String why = objection.to(name);
      if (why != null) {
        throw wrong(why);
      }
      if (!seen.add(name)) {
        throw wrong("this name stands twice; keep one of the two");
      }
      in.nextToken();
      taker.take(name);
    }
  }

  /** What is wrong with a field's name; null for nothing. */
  private interface Objection {
    @Nullable String to(String name);
  }

  private boolean format() throws PriceTable.Invalid {
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT || in.getDoubleValue() != FORMAT) {
      throw wrong("this program reads format " + FORMAT + "; write " + FORMAT
          + ", or update the program for a newer one");
    }
    return true;
  }

  private String version() throws PriceTable.Invalid {
    String text = in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : "";
    if (!text.matches("[!-~]{1,64}")) {
      throw wrong("a version must be a string of 1 to 64 printable characters without blanks, such as \"mine-1\"");
    }
    return text;
  }

  private Price price() throws PriceTable.Invalid {
    Map<String, Double> found = new TreeMap<>();
    fields(name -> WAYS.contains(name) ? null : "a price has \"in\" and \"out\"",
        way -> found.put(way, usd()));
    Double read = found.get("in");
    Double written = found.get("out");
    if (read == null || written == null) {
      throw wrong("a price needs both, such as {\"in\": 0.15, \"out\": 0.6}");
    }
    return new Price(read, written);
  }

  private double usd() throws PriceTable.Invalid {
    JsonToken token = in.currentToken();
    double given = token != null && token.isNumeric() ? in.getDoubleValue() : -1;
    if (given < 0 || given > MOST_USD) {
      throw wrong("a price must be a number of USD for a million tokens, 0 or more");
    }
    return given;
  }

  private PriceTable.Invalid wrong(String why) {
    // Fields of this file may bear dots and slashes of their own: the innermost alone is named.
    String name = in.currentName();
    String field = name == null || !name.matches("[!-~]{1,100}") ? "" : ", " + name;
    return new PriceTable.Invalid(
        "line " + Math.max(1, in.currentTokenLocation().getLineNr()) + field + ": " + why);
  }
}
