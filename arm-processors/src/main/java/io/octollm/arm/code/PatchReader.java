package io.octollm.arm.code;

import io.octollm.arm.code.PatchFile.Hunk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a unified patch as {@code diff -u} and {@code git diff} write it, and holds each hunk to the
 * counts in its head. What does not fit is a finding with its line; nothing is guessed.
 */
final class PatchReader {
  private static final int MAX_FILES = 50;
  private static final Pattern HEAD =
      Pattern.compile("@@ -(\\d{1,7})(?:,(\\d{1,7}))? \\+(\\d{1,7})(?:,(\\d{1,7}))? @@.*");
  private static final String NOWHERE = "/dev/null";

  private final List<String> lines;
  private final List<PatchFile> files = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private int at;

  /** A patch as it reads; it is sound when there is no finding. */
  record Read(List<PatchFile> files, List<String> findings) {}

  private PatchReader(String text) {
    this.lines = text.lines().toList();
  }

  static Read read(String text) {
    var reader = new PatchReader(text);
    while (reader.at < reader.lines.size() && reader.findings.isEmpty()) {
      reader.next();
    }
    if (reader.files.isEmpty() && reader.findings.isEmpty()) {
      reader.findings.add("the patch names no file: a file begins with a line --- and a line +++");
    }
    return new Read(List.copyOf(reader.files), List.copyOf(reader.findings));
  }

  private void next() {
    String line = lines.get(at);
    if (line.startsWith("--- ") && at + 1 < lines.size() && lines.get(at + 1).startsWith("+++ ")) {
      file(name(line), name(lines.get(at + 1)));
    } else if (line.startsWith("@@ ") || line.startsWith("+++ ") || line.startsWith("--- ")) {
      findings.add("line " + (at + 1) + ": a hunk or a name without a file's two names before it");
    } else {
      // What git writes between files: diff, index, modes.
      at++;
    }
  }

  private void file(@Nullable String from, @Nullable String to) {
    at += 2;
    List<Hunk> hunks = new ArrayList<>();
    while (at < lines.size() && lines.get(at).startsWith("@@") && findings.isEmpty()) {
      hunk(hunks);
    }
    for (String name : names(from, to)) {
      FilePath.flaw(name).ifPresent(flaw -> findings.add("a path is not taken: " + flaw));
    }
    if (from == null && to == null) {
      findings.add("a file has neither an old nor a new name");
    } else if (hunks.isEmpty() && findings.isEmpty()) {
      findings.add("line " + at + ": a file without a hunk");
    } else if (files.size() == MAX_FILES) {
      findings.add("the patch has more than " + MAX_FILES + " files");
    }
    files.add(new PatchFile(from, to, List.copyOf(hunks)));
  }

  private static List<String> names(@Nullable String from, @Nullable String to) {
    List<String> names = new ArrayList<>();
    if (from != null) {
      names.add(from);
    }
    if (to != null && !to.equals(from)) {
      names.add(to);
    }
    return names;
  }

  private void hunk(List<Hunk> hunks) {
    int head = at + 1;
    Matcher counts = HEAD.matcher(lines.get(at));
    at++;
    if (!counts.matches()) {
      findings.add("line " + head + ": a hunk begins with @@ -START,COUNT +START,COUNT @@");
      return;
    }
    int before = count(counts.group(2));
    int after = count(counts.group(4));
    List<String> body = new ArrayList<>();
    while (at < lines.size() && (before > 0 || after > 0)) {
      String line = lines.get(at).isEmpty() ? " " : lines.get(at);
      char mark = line.charAt(0);
      if (mark == '\\') {
        at++;
        continue;
      }
      if (" +-".indexOf(mark) < 0) {
        break;
      }
      before -= mark == '+' ? 0 : 1;
      after -= mark == '-' ? 0 : 1;
      body.add(line);
      at++;
    }
    while (at < lines.size() && lines.get(at).startsWith("\\")) {
      at++;
    }
    if (before != 0 || after != 0 || at < lines.size() && goesOn(lines.get(at))) {
      findings.add("line " + head + ": the hunk has other lines than its head counts");
      return;
    }
    hunks.add(new Hunk(Integer.parseInt(counts.group(1)), List.copyOf(body)));
  }

  /** Whether a line could only belong to the hunk before it. */
  private boolean goesOn(String line) {
    return line.startsWith("+") && !line.startsWith("+++ ")
        || line.startsWith("-") && !(line.startsWith("--- ")
            && at + 1 < lines.size() && lines.get(at + 1).startsWith("+++ "))
        || line.startsWith(" ") && !line.isBlank();
  }

  private static int count(@Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  /** The name behind a mark, without what git puts before it and a time behind it; null for no file. */
  private static @Nullable String name(String line) {
    String name = line.substring(4).split("\t", 2)[0].strip();
    if (name.equals(NOWHERE)) {
      return null;
    }
    return name.startsWith("a/") || name.startsWith("b/") ? name.substring(2) : name;
  }
}
