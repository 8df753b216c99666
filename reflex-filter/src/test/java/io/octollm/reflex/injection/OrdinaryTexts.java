package io.octollm.reflex.injection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Ordinary technical prose that every machine with a JDK has: comments of its sources, manuals, licences. */
final class OrdinaryTexts {
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern MARGIN = Pattern.compile("^\\s*\\* ?", Pattern.MULTILINE);
  private static final Pattern TAG = Pattern.compile("<[^>]*>|\\{@\\w+|\\}");
  private static final int LEAST_CHARS = 80;
  private static final int MOST_CHARS = 2_500;
  private static final int A_FILE = 10;
  /** What sets a manual's letters: requests, and fonts and marks within a line. */
  private static final Pattern ROFF = Pattern.compile(
      "^[.'].*$|\\\\f\\[\\w*]|\\\\f\\w|\\\\(?=-)|\\\\\\(\\w\\w|\\\\\\[\\w+]", Pattern.MULTILINE);
  private static final int LINES = 25;

  private OrdinaryTexts() {}

  /** The first comments of each file, then manuals and licences, in the order of the files' names. */
  static List<String> all() throws IOException {
    List<String> all = new ArrayList<>();
    Path jdk = Path.of(System.getProperty("java.home"));
    try (ZipFile sources = new ZipFile(jdk.resolve("lib", "src.zip").toFile())) {
      List<? extends ZipEntry> files = sources.stream().filter(e -> e.getName().endsWith(".java"))
          .sorted(Comparator.comparing(ZipEntry::getName)).toList();
      for (ZipEntry file : files) {
        add(new String(sources.getInputStream(file).readAllBytes(), UTF_8), all);
      }
    }
    for (Path file : files(jdk.resolve("man"))) {
      cut(ROFF.matcher(Files.readString(file)).replaceAll(""), all);
    }
    for (Path file : files(jdk.resolve("legal"))) {
      cut(Files.readString(file), all);
    }
    return all;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    }
  }

  /** Each so many lines a text. */
  private static void cut(String file, List<String> all) {
    List<String> lines = file.lines().filter(line -> !line.isBlank()).toList();
    for (int from = 0; from < lines.size(); from += LINES) {
      all.add(String.join("\n", lines.subList(from, Math.min(lines.size(), from + LINES))));
    }
  }

  private static void add(String source, List<String> all) {
    Matcher comments = COMMENT.matcher(source);
    for (int found = 0; found < A_FILE && comments.find(); ) {
      String text = TAG.matcher(MARGIN.matcher(comments.group(1)).replaceAll("")).replaceAll(" ").strip();
      if (text.length() >= LEAST_CHARS && text.length() <= MOST_CHARS) {
        all.add(text);
        found++;
      }
    }
  }
}
