package io.octollm.arm.code;

import io.octollm.arm.code.Syntax.Found;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model's answer holds beside its words.
 *
 * @param blocks as they stand in the text
 * @param files the blocks that are code, then those that the patch makes
 * @param patch null where the answer has none
 * @param warnings what a reader must know before using it; never a line of the answer
 */
public record CodeAnswer(
    List<CodeBlock> blocks, List<CodeFile> files, @Nullable Patch patch, List<String> warnings) {
  private static final int MAX_FILES = 50;
  /** Of patched files together: beside text and patch they must not fill an outcome. */
  static final int MAX_PATCHED_BYTES = 64 * 1024;

  /**
   * A unified patch.
   *
   * @param files the names that it touches, with lines that come and go
   * @param applies whether it fits the files that the task gave; null when the task gave none
   * @param findings why it is not sound or does not fit
   */
  public record Patch(List<Touched> files, @Nullable Boolean applies, List<String> findings) {}

  /** A file that a patch touches. */
  public record Touched(String path, int hunks, long added, long removed) {}

  /** Whether anything in it is known to be broken. */
  public boolean isBroken() {
    return files.stream().anyMatch(file -> file.syntax() == Syntax.State.ERROR)
        || patch != null && !patch.findings().isEmpty();
  }

  /**
   * Reads an answer.
   *
   * @param originals files that the task gave, by their paths; a single piece of code that has no name
   *     stands under the empty one
   */
  public static CodeAnswer read(String text, Map<String, String> originals, Syntax syntax)
      throws InterruptedException {
    var reading = new Reading(syntax);
    List<CodeBlock> blocks = CodeBlock.in(text);
    var patch = new StringBuilder();
    for (CodeBlock block : blocks) {
      String language = Languages.of(block.language(), block.path());
      if (Languages.isPatch(language)) {
        patch.append(block.content()).append('\n');
      } else if (block.path() != null || !Languages.isProse(language)) {
        reading.file(block.path(), language, block.content());
      }
    }
    Patch read = patch.isEmpty() ? null : reading.patch(patch.toString(), originals);
    return new CodeAnswer(blocks, List.copyOf(reading.files), read, List.copyOf(reading.warnings));
  }

  /** The answer as far as it has been read. */
  private static final class Reading {
    private final Syntax syntax;
    private final List<CodeFile> files = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();

    Reading(Syntax syntax) {
      this.syntax = syntax;
    }

    void file(@Nullable String path, String language, String content) throws InterruptedException {
      if (files.size() == MAX_FILES) {
        warnings.add("there are more than " + MAX_FILES + " files; the rest is left out of files");
      }
      if (files.size() >= MAX_FILES) {
        return;
      }
      int number = files.size() + 1;
      String taken = path;
      Optional<String> flaw = path == null ? Optional.empty() : FilePath.flaw(path);
      if (flaw.isPresent()) {
        warnings.add("file " + number + ": its path is not taken: " + flaw.get());
        taken = null;
      } else if (path != null && !paths.add(path)) {
        warnings.add("file " + number + ": its path is used before");
      }
      Found found = syntax.check(language, content);
      if (found.state() == Syntax.State.ERROR) {
        warnings.add("file " + number + ": the syntax is not that of " + language);
      }
      files.add(new CodeFile(taken, language, content, found.state(), found.errors()));
    }

    Patch patch(String text, Map<String, String> originals) throws InterruptedException {
      PatchReader.Read read = PatchReader.read(text);
      List<String> findings = new ArrayList<>(read.findings());
      Boolean applies = null;
      if (findings.isEmpty() && !originals.isEmpty()) {
        PatchApplied applied = PatchApplied.of(read.files(), named(originals, read.files()));
        findings.addAll(applied.findings());
        applies = findings.isEmpty();
        int before = files.size();
        for (Map.Entry<String, String> file : applied.files().entrySet()) {
          file(file.getKey(), Languages.of("", file.getKey()), file.getValue());
        }
        bound(files.subList(before, files.size()), applied.files().values());
      }
      findings.forEach(finding -> warnings.add("patch: " + finding));
      return new Patch(read.files().stream().map(file -> new Touched(
          file.name(), file.hunks().size(), file.count('+'), file.count('-'))).toList(),
          applies, List.copyOf(findings));
    }

    private void bound(List<CodeFile> patched, Collection<String> contents) {
      long bytes = contents.stream().mapToLong(content -> content.getBytes(StandardCharsets.UTF_8).length).sum();
      if (bytes > MAX_PATCHED_BYTES) {
        patched.replaceAll(CodeFile::withoutContent);
        warnings.add("the patched files are larger than " + MAX_PATCHED_BYTES
            + " bytes together; their content is left out of files, and the patch stands in the text");
      }
    }

    /** Code without a name is what the patch's only file is about. */
    private static Map<String, String> named(Map<String, String> originals, List<PatchFile> patch) {
      String bare = originals.get("");
      if (bare == null || patch.stream().map(PatchFile::from).distinct().count() != 1
          || patch.getFirst().from() == null
          || originals.containsKey(patch.getFirst().from())) {
        return originals;
      }
      Map<String, String> named = new TreeMap<>(originals);
      named.put(patch.getFirst().from(), bare);
      return named;
    }
  }
}
