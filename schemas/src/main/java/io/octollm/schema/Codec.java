package io.octollm.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON on the topics: snake_case, nulls left out, times as ISO-8601. The one mapper of the project;
 * thread-safe.
 */
public final class Codec {
  /** How deep a sender's value may be nested, in levels; records around it may add a few more. */
  public static final int MAX_DEPTH = 64;

  private static final JsonMapper MAPPER = mapper();

  private Codec() {}

  private static JsonMapper mapper() {
    JsonFactory factory = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH + 8)
            .maxStringLength(16 * 1024 * 1024)
            .maxNumberLength(400)
            .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        // It pays for numbers of hundreds of digits, and its first one costs a verb some milliseconds.
        .disable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
        // UTF-8 and nothing else: the checks before the parser read the bytes as that.
        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
        .build();
    return JsonMapper.builder(factory)
        .annotationIntrospector(new TaggedTypes())
        .addModule(EntryJson.addTo(new SimpleModule()).addDeserializer(Instant.class, new InstantReader())
            .setValueInstantiators(RecordInstantiator.ofRecords()))
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .changeDefaultPropertyInclusion(v -> v.withValueInclusion(JsonInclude.Include.NON_NULL))
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .build();
  }

  /** The mapper itself, for code that needs trees or streams. */
  public static JsonMapper json() {
    return MAPPER;
  }

  public static ObjectNode emptyObject() {
    return MAPPER.createObjectNode();
  }

  /** The bytes of a record of this package. */
  public static byte[] encode(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** The value as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** JSON that anybody may have written, as a tree. Throws JacksonException for what is none. */
  public static JsonNode parse(byte[] json) {
    return parse(json, 0, json.length);
  }

  static JsonNode parse(byte[] json, int from, int length) {
    return reading(() -> MAPPER.readTree(json, from, length));
  }

  /** As of bytes. */
  public static JsonNode parse(String json) {
    return reading(() -> MAPPER.readTree(json));
  }

  /** A number that Java cannot hold is the one problem that the parser does not report as its own. */
  private static <T> T reading(Supplier<T> read) {
    try {
      return read.get();
    } catch (NumberFormatException e) {
      throw new StreamReadException(null, "a number is out of range", e);
    }
  }

  /**
   * A record read from bytes that anybody may have written. Unknown fields are passed over; what
   * does not fit is a {@link Decoded.Problem} that names the field and never quotes the value.
   */
  public static <T> Decoded<T> decode(byte @Nullable [] bytes, Class<T> type) {
    if (bytes == null || bytes.length == 0) {
      return Decoded.problem(ErrorCode.UNREADABLE, "value is empty");
    }
    try {
      T value = reading(() -> MAPPER.readValue(bytes, type));
      return value == null
          ? Decoded.problem(ErrorCode.UNREADABLE, "value is JSON null, an object is expected")
          : new Decoded.Value<>(value);
    } catch (JacksonException e) {
      return new Decoded.Problem<>(JsonProblem.describe(e));
    }
  }
}
