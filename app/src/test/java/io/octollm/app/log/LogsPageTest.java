package io.octollm.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.app.config.LogSettings;
import io.octollm.schema.EventName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the log is the catalogue; {@code -Doctollm.golden=write} writes its table again. */
class LogsPageTest {
  private static final Path PAGE = Path.of("../ops/logs.md");
  private static final String HEAD = "| event | level | fields |\n|---|---|---|\n";
  private static final Pattern NAMED = Pattern.compile("\\bEventName\\.([A-Z_]+)\\b");
  private static final Pattern TICKED = Pattern.compile("`([a-z._]+)`");
  private static final Pattern ASKED = Pattern.compile("([@\\w]+):[\"\\[]");

  @Test
  void theTableIsTheCatalogue() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(HEAD) + HEAD.length();
    int to = page.indexOf("\n\n", from) + 1;
    String table = Arrays.stream(EventName.values()).map(LogsPageTest::row)
        .collect(Collectors.joining());
    if ("write".equals(System.getProperty("octollm.golden"))) {
      Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
    }

    assertThat(Files.readString(PAGE)).as("rewrite with -Doctollm.golden=write")
        .isEqualTo(page.substring(0, from) + table + page.substring(to));
  }

  private static String row(EventName event) {
    String fields = event.fields().entrySet().stream()
        .map(field -> "`" + field.getKey() + "`" + (field.getValue() ? "" : "?"))
        .collect(Collectors.joining(" "));
    String level = event.level() == EventName.Level.WARN ? "warning"
        : event.level().name().toLowerCase(Locale.ROOT);
    return "| `" + event.text() + "` | " + level + " | " + fields + " |\n";
  }

  /**
   * An event that no module's code names is one that nothing writes; but for an arm's own pair, whose name
   * is made of the arm and the step.
   */
  @Test
  void whatNothingWritesIsSaid() throws IOException {
    String page = Files.readString(PAGE);
    String told = page.substring(page.indexOf("Nothing writes these today"), page.indexOf("An arm's own pair"));
    Set<String> used;
    try (Stream<Path> files = Files.find(Path.of(".."), 20,
        (path, _) -> path.toString().matches("\\.\\./[a-z-]+/src/main/java/.*\\.java"))) {
      used = files.flatMap(LogsPageTest::events).collect(Collectors.toSet());
    }

    assertThat(Arrays.stream(EventName.values()).filter(event -> !used.contains(event.name()))
        .map(EventName::text).filter(name -> !name.startsWith("arm.step.")))
        .containsExactlyElementsOf(TICKED.matcher(told).results().map(r -> r.group(1)).toList());
  }

  private static Stream<String> events(Path file) {
    try {
      return NAMED.matcher(Files.readString(file)).results().map(r -> r.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theDefaultsAreThoseOfTheSettings() throws IOException {
    LogSettings plain = new LogSettings(null, null, null);

    assertThat(Files.readString(PAGE)).contains(
        "| `log.file-megabytes` | " + plain.fileMegabytes() + " |",
        "| `log.total-megabytes` | " + plain.totalMegabytes() + " |",
        "| `log.lines-a-second` | " + plain.linesASecond() + " |");
  }

  @Test
  void whatTheTemplateMapsIsInTheCatalogue() throws IOException {
    Set<String> listed = Arrays.stream(EventName.values())
        .flatMap(event -> event.fields().keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
    listed.addAll(EventName.EVERYWHERE);
    listed.addAll(List.of("@timestamp", "level", "event"));

    assertThat(listed).containsAll(IndexTemplate.read().fields());
  }

  @Test
  void theGuidesQueryAsksForWordsAndATimeThatAreMapped() throws IOException {
    String query = Files.readAllLines(PAGE).stream().map(String::strip)
        .filter(line -> line.startsWith("event:\"task.failed\"")).findFirst().orElseThrow();
    Stream<String> asked = ASKED.matcher(query).results().map((MatchResult r) -> r.group(1));
    IndexTemplate template = IndexTemplate.read();

    assertThat(asked.map(field -> field + " " + template.typeOf(field)))
        .containsExactly("event keyword", "priority keyword", "@timestamp date");
    assertThat(EventName.TASK_FAILED.fields()).containsEntry("priority", true);
  }
}
