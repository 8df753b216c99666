package io.octollm.arm;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Checks values against JSON Schemas (2020-12 unless the schema says otherwise) that a sender wrote:
 * a {@code $ref} never reaches out of the schema, and a pattern gives up when the call ends.
 */
final class SchemaCheck {
  private static final int MAX_VIOLATIONS = 50;

  private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
      SpecificationVersion.DRAFT_2020_12, builder -> builder
          .schemaCacheEnabled(false)
          .schemaLoader(loader -> loader.block(iri -> !iri.toString().contains("json-schema.org/")))
          .schemaRegistryConfig(SchemaRegistryConfig.builder()
              .regularExpressionFactory(SchemaCheck::pattern).build()));

  /** What does not fit, each by its place and the rule it breaks; empty when everything fits. */
  List<String> violations(JsonNode schema, JsonNode value) {
    try {
      Schema compiled = registry.getSchema(schema);
      return compiled.validate(value).stream().limit(MAX_VIOLATIONS).map(SchemaCheck::words).toList();
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      // A schema that cannot be read or points elsewhere passes nothing.
      return List.of("context.schema cannot be used: " + e.getClass().getSimpleName());
    }
  }

  /** The place and the rule, without the value that stands there. */
  private static String words(Error error) {
    return error.getInstanceLocation() + " breaks " + error.getKeyword()
        + (error.getProperty() == null ? "" : " " + error.getProperty());
  }

  private static RegularExpression pattern(String regex) {
    Pattern compiled = Pattern.compile(regex);
    return text -> compiled.matcher(new Interruptible(text)).find();
  }

  /** A text that stops whoever reads it once the reader's thread is interrupted. */
  private record Interruptible(CharSequence text) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted while matching a pattern");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Interruptible(text.subSequence(start, end));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
