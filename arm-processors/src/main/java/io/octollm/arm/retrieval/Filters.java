package io.octollm.arm.retrieval;

import io.octollm.schema.Document;
import io.octollm.schema.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a document must have to be found, all of it: {@code {"source": "handbook", "metadata": {"lang":
 * "en"}}}. Values are equal or not; there is no pattern.
 *
 * @param terms each a name and a value, in the form in which a passage carries its own
 */
public record Filters(List<String> terms) {
  public static final Filters NONE = new Filters(List.of());
  private static final String SOURCE = "source";
  private static final String METADATA = "metadata";
  private static final int MOST = 16;
  private static final int MOST_CARRIED = 64;
  private static final int LONGEST_TERM = 512;

  /** A filter that is none; the message names the field. It must not be passed over: more would be shown. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;

    Invalid(String message) {
      super(message);
    }
  }

  /** Reads them as a sender wrote them; a missing node is none. */
  public static Filters read(JsonNode filters) throws Invalid {
    if (filters instanceof MissingNode || filters.isNull()) {
      return NONE;
    }
    require(filters.isObject(), "filters must be an object");
    List<String> terms = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : filters.properties()) {
      switch (field.getKey()) {
        case SOURCE -> terms.add(term(SOURCE, field.getValue(), "filters.source"));
        case METADATA -> {
          require(field.getValue().isObject(), "filters.metadata must be an object");
          for (Map.Entry<String, JsonNode> entry : field.getValue().properties()) {
            terms.add(term(METADATA + "." + entry.getKey(), entry.getValue(), "a field of filters.metadata"));
          }
        }
        default -> throw new Invalid("filters has a field that is unknown, the nearest known is "
            + Spelling.nearest(field.getKey(), List.of(SOURCE, METADATA)));
      }
    }
    require(terms.size() <= MOST, "filters has more than " + MOST + " conditions");
    return new Filters(List.copyOf(terms));
  }

  /** What a document's passages carry, so that filters find them. Lists and objects are passed over. */
  static List<String> termsOf(Document document) {
    List<String> terms = new ArrayList<>(List.of(term(SOURCE, document.source())));
    for (Map.Entry<String, JsonNode> entry : document.metadata().properties()) {
      String value = scalar(entry.getValue());
      String term = value == null ? null : term(METADATA + "." + entry.getKey(), value);
      if (term != null && term.length() <= LONGEST_TERM && terms.size() < MOST_CARRIED) {
        terms.add(term);
      }
    }
    return terms;
  }

  private static String term(String name, JsonNode value, String field) throws Invalid {
    String text = scalar(value);
    if (text == null) {
      throw new Invalid(field + " must be a string, a number, true or false");
    }
    return term(name, text);
  }

  private static String term(String name, String value) {
    return name + "\0" + value;
  }

  private static @Nullable String scalar(JsonNode value) {
    return value.isString() || value.isNumber() || value.isBoolean() ? value.asString() : null;
  }

  private static void require(boolean holds, String otherwise) throws Invalid {
    if (!holds) {
      throw new Invalid(otherwise);
    }
  }
}
