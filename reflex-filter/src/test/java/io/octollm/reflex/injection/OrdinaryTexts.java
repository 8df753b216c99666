package io.octollm.reflex.injection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Ordinary technical prose that every machine with a JDK has: the comments in the JDK's own sources. */
final class OrdinaryTexts {
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern MARGIN = Pattern.compile("^\\s*\\* ?", Pattern.MULTILINE);
  private static final Pattern TAG = Pattern.compile("<[^>]*>|\\{@\\w+|\\}");
  private static final int LEAST_CHARS = 80;
  private static final int MOST_CHARS = 2_500;
  private static final int A_FILE = 10;

  private OrdinaryTexts() {}

  /** The first comments of each file, in the order of the files' names. */
  static List<String> all() throws IOException {
    List<String> all = new ArrayList<>();
    try (ZipFile sources = new ZipFile(Path.of(System.getProperty("java.home"), "lib", "src.zip").toFile())) {
      List<? extends ZipEntry> files = sources.stream().filter(e -> e.getName().endsWith(".java"))
          .sorted(Comparator.comparing(ZipEntry::getName)).toList();
      for (ZipEntry file : files) {
        add(new String(sources.getInputStream(file).readAllBytes(), UTF_8), all);
      }
    }
    return all;
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
