package io.octollm.app.config;

import io.octollm.app.config.Sources.PropertyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Settings as a test gives them, and as a page lists them. */
final class Given {
  private Given() {}

  static Sources sources(Map<String, String> flags, Map<String, String> environment,
      Map<String, String> file) {
    return new Sources(flags, environment, file.isEmpty() ? List.of()
        : List.of(new PropertyFile(Path.of("octollm.properties"), new TreeMap<>(file))));
  }

  /** The keys of a page's table that begin so. */
  static Set<String> keysOfPage(String page, String... beginnings) throws IOException {
    return Files.readString(Path.of("../ops", page)).lines()
        .filter(line -> Arrays.stream(beginnings).anyMatch(key -> line.startsWith("| `" + key)))
        .map(line -> line.split("`")[1]).collect(Collectors.toCollection(TreeSet::new));
  }
}
