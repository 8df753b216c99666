package io.octollm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.app.OtherJvm;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** {@code run} on lines of every kind: one line out for each, and nothing said that must not be. */
@Execution(ExecutionMode.CONCURRENT)
class MixedRunIT {
  @TempDir Path folder;

  @Test
  @Timeout(180)
  void eachLineHasItsLineAndNoSecretIsBehindTheFilter() throws Exception {
    runAndCheck(new MixedLines(31, 500));
  }

  @Tag("faults")
  @Test
  @Timeout(600)
  void fiveThousandLinesToo() throws Exception {
    runAndCheck(new MixedLines(32, 5_000));
  }

  @Tag("faults")
  @Test
  @Timeout(180)
  void aFilterThatLetsEverythingThroughIsNoticed() throws Exception {
    BrokenBuild broken = BrokenBuild.of(folder.resolve("broken"),
        "reflex-filter/src/main/java/io/octollm/reflex/Policy.java",
        "levels.getOrDefault(level, Action.REDACT)", "Action.ALLOW");

    assertThatThrownBy(() -> runAndCheck(new MixedLines(33, 200), broken.classPath()))
        .isInstanceOf(AssertionError.class).hasMessageContaining("octollm.arm.");
  }

  private void runAndCheck(MixedLines mixed) throws Exception {
    runAndCheck(mixed, System.getProperty("java.class.path"));
  }

  private void runAndCheck(MixedLines mixed, String classPath) throws Exception {
    Path input = Files.write(folder.resolve("mixed.jsonl"), mixed.file());
    Path data = folder.resolve("data");
    Path out = folder.resolve("results.jsonl");
    try (OtherJvm run = OtherJvm.start(folder, classPath, List.of("run", input.toString(),
        "--data", data.toString(), "--out", out.toString(), "--set", "log.level=debug",
        "--set", "log.file=" + folder.resolve("run.log")))) {
      int exit = run.exit(Duration.ofMinutes(9));

      assertThat(exit).as(() -> String.valueOf(tail(run))).isZero();
    }
    assertLines(mixed.lines(), Files.readAllLines(out).stream().map(Codec.json()::readTree).toList());
    assertNoSecretBehindTheFilter(mixed.secrets(), input);
  }

  private static void assertLines(List<MixedLines.Line> lines, List<JsonNode> rows) {
    assertThat(rows).hasSameSizeAs(lines);
    SoftAssertions all = new SoftAssertions();
    for (int i = 0; i < rows.size(); i++) {
      MixedLines.Line line = lines.get(i);
      JsonNode row = rows.get(i);
      int number = i + 1;
      all.assertThat(row.path("status").asString("")).as(() -> "line " + number + ": " + row)
          .isEqualTo(line.status());
      all.assertThat(row.path("duplicate_of").asInt(0)).as("line " + number).isEqualTo(line.first());
      if (line.task() != null) {
        all.assertThat(row.path("task_id")).as("line " + number).isEqualTo(line.task().get("task_id"));
      }
    }
    all.assertAll();
  }

  private void assertNoSecretBehindTheFilter(List<String> secrets, Path input) throws IOException {
    ByteSearch search = new ByteSearch(secrets);
    ByteSearch tokens = new ByteSearch(List.of("<EMAIL_1>", "<US_SSN_1>", "<PRIVATE_KEY_1>"));
    Set<String> inTasks = new HashSet<>();
    Set<String> redacted = new HashSet<>();
    List<String> leaks = new ArrayList<>();
    for (Path file : filesBelow(folder)) {
      Set<String> found = search.in(file);
      if (file.getParent().getFileName().toString().matches("octollm\\.tasks-\\d+")) {
        inTasks.addAll(found);
      } else if (!file.equals(input)) {
        redacted.addAll(tokens.in(file));
        found.forEach(secret -> leaks.add(folder.relativize(file) + ": " + secret));
      }
    }
    assertThat(leaks).isEmpty();
    assertThat(inTasks).as("found where it may be").hasSizeGreaterThan(secrets.size() / 2);
    assertThat(redacted).as("tokens in its place").hasSize(3);
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static List<String> tail(OtherJvm run) {
    try {
      List<String> err = run.err();
      return err.subList(Math.max(0, err.size() - 20), err.size());
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }
}
