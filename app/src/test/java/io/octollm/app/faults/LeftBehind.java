package io.octollm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.app.faults.Canaries.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run left in a folder: canaries only in the topics of the tasks and the documents, which are what
 * was sent, and tokens everywhere else.
 *
 * @param given what the run was given, and is not searched
 */
record LeftBehind(Path folder, Set<Path> given) {
  void assertNone(List<Canary> canaries) throws IOException {
    Map<String, String> types = new HashMap<>();
    canaries.forEach(canary -> pieces(canary).forEach(piece -> types.put(piece, canary.type())));
    Set<String> sought = types.keySet();
    ByteSearch search = ByteSearch.inAnySpelling(sought);
    ByteSearch tokens = new ByteSearch(canaries.stream().map(Canary::type)
        .map("<%s_1>"::formatted).filter(token -> token.length() >= 8).collect(Collectors.toSet()));
    Set<String> inTasks = new HashSet<>();
    Set<String> redacted = new TreeSet<>();
    List<String> leaks = new ArrayList<>();
    for (Path file : files()) {
      byte[] content = Files.readAllBytes(file);
      Set<String> found = search.in(content);
      found.addAll(search.in(Spellings.decoded(content)));
      String topic = file.getParent().getFileName().toString().replaceFirst("-\\d+$", "");
      if (topic.equals("octollm.tasks")) {
        inTasks.addAll(found);
      } else if (!topic.equals("octollm.documents")) {
        redacted.addAll(tokens.in(content));
        found.forEach(value -> leaks.add(
            folder.relativize(file) + ": " + types.get(value) + " " + value));
      }
    }
    assertThat(leaks).as(() -> leaks.size() + " leaks").isEmpty();
    assertThat(inTasks).as("found where they may be").hasSizeGreaterThan(sought.size() * 9 / 10);
    assertThat(redacted).as("tokens in their place").hasSizeGreaterThan(40);
  }

  /** A value, and of one that has many lines each that says something. */
  private static Stream<String> pieces(Canary canary) {
    List<String> lines = canary.value().lines()
        .filter(line -> line.length() >= 16 && !line.contains("-----")).toList();
    return lines.isEmpty() ? Stream.of(canary.value()) : lines.stream();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile)
          .filter(file -> given.stream().noneMatch(file::startsWith)).toList();
    }
  }
}
