package io.octollm.schema;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema (draft 2020-12) made from a record type as the codec writes it: snake_case, a
 * {@code kind} for the cases of a sealed type, null allowed where the component is nullable.
 */
final class SchemaWriter {
  private final BiPredicate<Class<?>, RecordComponent> required;
  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  /** A writer that asks for each component whether it must be there. */
  SchemaWriter(BiPredicate<Class<?>, RecordComponent> required) {
    this.required = required;
  }

  ObjectNode write(Class<?> type, String name, String description) {
    ObjectNode schema = Codec.emptyObject()
        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
        .put("$id", "urn:octollm:schema:" + name)
        .put("title", type.getSimpleName())
        .put("description", description);
    schema.setAll(type.isSealed() ? cases(type) : object(type));
    if (!definitions.isEmpty()) {
      schema.putObject("$defs").setAll(definitions);
    }
    return schema;
  }

  private ObjectNode cases(Class<?> type) {
    ObjectNode schema = Codec.emptyObject();
    ArrayNode oneOf = schema.putArray("oneOf");
    for (Class<?> each : type.getPermittedSubclasses()) {
      String kind = each.getSimpleName().toLowerCase(Locale.ROOT);
      ObjectNode object = object(each);
      ObjectNode properties = Codec.emptyObject();
      properties.putObject("kind").put("const", kind);
      properties.setAll((ObjectNode) object.get("properties"));
      object.set("properties", properties);
      ArrayNode names = Codec.json().createArrayNode().add("kind");
      object.get("required").forEach(names::add);
      object.set("required", names);
      definitions.put(kind, object);
      oneOf.addObject().put("$ref", "#/$defs/" + kind);
    }
    return schema;
  }

  private ObjectNode object(Class<?> type) {
    ObjectNode schema = Codec.emptyObject().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode names = schema.putArray("required");
    for (RecordComponent component : type.getRecordComponents()) {
      // The entry of an event has its own fields beside its name, whatever they are.
      if (type != Event.Entry.class || !component.getName().equals("fields")) {
        properties.set(snake(component.getName()), component(component));
        if (required.test(type, component)) {
          names.add(snake(component.getName()));
        }
      }
    }
    return schema;
  }

  private ObjectNode component(RecordComponent component) {
    ObjectNode schema = of(component.getGenericType());
    AnnotatedType annotated = component.getAnnotatedType();
    return annotated.isAnnotationPresent(Nullable.class) ? orNull(schema) : schema;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.isEmpty()) {
      return schema;
    }
    if (schema.has("type") && !schema.has("enum")) {
      String type = schema.get("type").stringValue();
      schema.putArray("type").add(type).add("null");
      return schema;
    }
    ObjectNode either = Codec.emptyObject();
    either.putArray("anyOf").add(schema).addObject().put("type", "null");
    return either;
  }

  private ObjectNode of(Type type) {
    return type instanceof ParameterizedType generic ? generic(generic) : plain((Class<?>) type);
  }

  private ObjectNode generic(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      return Codec.emptyObject().put("type", "array").set("items", of(arguments[0]));
    }
    ObjectNode map = Codec.emptyObject().put("type", "object");
    return arguments[1] == Object.class ? map : map.set("additionalProperties", of(arguments[1]));
  }

  private ObjectNode plain(Class<?> type) {
    ObjectNode schema = Codec.emptyObject();
    if (type == JsonNode.class) {
      return schema;
    }
    if (type.isRecord()) {
      if (!definitions.containsKey(name(type))) {
        definitions.put(name(type), schema);
        definitions.put(name(type), object(type));
      }
      return schema.put("$ref", "#/$defs/" + name(type));
    }
    if (type.isEnum()) {
      schema.put("type", "string");
      schema.set("enum", Codec.tree(Arrays.asList(type.getEnumConstants())));
      return schema;
    }
    return switch (type.getSimpleName()) {
      case "String" -> schema.put("type", "string");
      case "Instant" -> schema.put("type", "string").put("format", "date-time");
      case "ObjectNode" -> schema.put("type", "object");
      case "boolean" -> schema.put("type", "boolean");
      case "double" -> schema.put("type", "number");
      case "int", "long", "Integer", "Long" -> schema.put("type", "integer");
      default -> throw new IllegalArgumentException("no schema for " + type + ": add it here");
    };
  }

  private static String name(Class<?> type) {
    return snake(type.getSimpleName());
  }

  static String snake(String name) {
    return name.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
