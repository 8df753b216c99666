package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas; {@code -Doctollm.golden=write} writes them again from the records. */
class SchemasTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Path FOLDER = Path.of("src/main/resources/io/octollm/schema");

  @ParameterizedTest
  @EnumSource
  void publishedFileIsWhatTheRecordSays(Published published) throws IOException {
    String generated = Codec.json().writerWithDefaultPrettyPrinter()
        .writeValueAsString(published.schema()).replace("\r\n", "\n") + "\n";
    Path file = FOLDER.resolve(published.name + ".schema.json");
    if (System.getProperty("octollm.golden", "").equals("write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, generated);
    }

    assertThat(file).as("rewrite with -Doctollm.golden=write").content().isEqualTo(generated);
  }

  @Test
  void noFileIsPublishedThatNoRecordStandsFor() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrderElementsOf(
          Stream.of(Published.values()).map(p -> p.name + ".schema.json").toList());
    }
  }

  /** An arm in another language brings the schemas along; those of the example are ours. */
  @ParameterizedTest
  @ValueSource(strings = {"assignment", "outcome", "arm-capability", "command"})
  void exampleArmBringsThePublishedFile(String name) {
    assertThat(Path.of("..", "examples", "arm-node", "schemas", name + ".schema.json"))
        .hasSameTextualContentAs(FOLDER.resolve(name + ".schema.json"));
  }

  @ParameterizedTest
  @EnumSource
  void publishedFileIsAValidSchema(Published published) throws IOException {
    Schema meta = REGISTRY.getSchema(
        SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(meta.validate(text(published), InputFormat.JSON)).isEmpty();
  }

  static Stream<Arguments> samples() {
    return Stream.of(Published.values()).flatMap(published ->
        Samples.all().get(published.type).stream().map(sample -> Arguments.of(published, sample)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void recordIsWrittenAsItsSchemaSays(Published published, Object sample) throws IOException {
    assertThat(errors(published, new String(Codec.encode(sample), StandardCharsets.UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void emptyObjectIsNoRecord(Published published) throws IOException {
    assertThat(errors(published, "{}")).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TASK")
  void readersPassOverUnknownFieldsAndSoDoTheSchemas(Published published) throws IOException {
    String json = new String(Codec.encode(Samples.all().get(published.type).getFirst()), StandardCharsets.UTF_8);

    assertThat(errors(published, "{\"from_a_later_version\":1," + json.substring(1))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.octollm.schema.TaskTable#rows")
  void readerAndSchemaAgreeOnTasks(boolean valid, String json) throws IOException {
    assertThat(TaskReaderTest.read(json) instanceof Decoded.Value).as("reader").isEqualTo(valid);
    assertThat(errors(Published.TASK, json).isEmpty()).as("schema").isEqualTo(valid);
  }

  @ParameterizedTest
  @EnumSource
  void programFindsTheSchemaOnTheClassPath(Published published) throws IOException {
    try (InputStream in = Task.class.getResourceAsStream(published.name + ".schema.json")) {
      assertThat(in).isNotNull().hasBinaryContent(text(published).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void blankMeansTheSameToReaderAndSchema() {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      assertThat(TaskSchema.NOT_BLANK.matcher(Character.toString(c)).find())
          .as("U+%04X", (int) c).isEqualTo(!Character.toString(c).isBlank());
    }
  }

  private static List<Error> errors(Published published, String json) throws IOException {
    return REGISTRY.getSchema(text(published), InputFormat.JSON).validate(json, InputFormat.JSON);
  }

  private static String text(Published published) throws IOException {
    return Files.readString(FOLDER.resolve(published.name + ".schema.json"));
  }
}
