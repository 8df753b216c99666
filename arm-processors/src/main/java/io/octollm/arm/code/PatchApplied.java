package io.octollm.arm.code;

import io.octollm.arm.code.PatchFile.Hunk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sound patch laid on the files that the task gave, each of its files on what those before it left. A
 * hunk goes where it says, else to the one place where its old lines stand; where there is none, or more
 * than one, it is a conflict.
 *
 * @param files as they are afterwards, those alone that the patch touches and leaves
 * @param findings the conflicts; empty when all went in
 */
record PatchApplied(Map<String, String> files, List<String> findings) {

  static PatchApplied of(List<PatchFile> patch, Map<String, String> originals) {
    Map<String, String> present = new TreeMap<>(originals);
    Map<String, String> files = new TreeMap<>();
    List<String> findings = new ArrayList<>();
    for (PatchFile file : patch) {
      String from = file.from();
      String to = file.to();
      String original = from == null ? "" : present.get(from);
      if (original == null) {
        findings.add("conflict: " + from + " is not among the files of the task");
      } else if (to != null && !to.equals(from) && present.containsKey(to)) {
        findings.add("conflict: " + to + " is there already");
      } else {
        List<String> lines = new ArrayList<>(original.lines().toList());
        boolean laid = lay(file, lines, findings);
        if (from != null) {
          // What went in before does not stand where the rest did not.
          files.remove(from);
        }
        if (laid) {
          if (from != null) {
            present.remove(from);
          }
          if (to != null) {
            String content = lines.isEmpty() ? "" : String.join(end(original), lines) + end(original);
            present.put(to, content);
            files.put(to, content);
          }
        }
      }
    }
    return new PatchApplied(files, List.copyOf(findings));
  }

  /** How the lines end, CRLF where all do; a file with both kinds has the short one afterwards. */
  private static String end(String text) {
    return text.contains("\r\n") && text.replace("\r\n", "").indexOf('\n') < 0 ? "\r\n" : "\n";
  }

  private static boolean lay(PatchFile file, List<String> lines, List<String> findings) {
    int shift = 0;
    for (int i = 0; i < file.hunks().size(); i++) {
      Hunk hunk = file.hunks().get(i);
      List<String> before = hunk.before();
      int at = before.isEmpty() ? insertion(lines, hunk.start() + shift)
          : place(lines, before, Math.max(0, hunk.start() - 1) + shift);
      if (at < 0) {
        findings.add("conflict: hunk " + (i + 1) + " of " + file.name()
            + " does not fit the lines that are there");
        return false;
      }
      lines.subList(at, at + before.size()).clear();
      lines.addAll(at, hunk.after());
      shift += hunk.after().size() - before.size();
    }
    return true;
  }

  /** Where there are no old lines, the head names the line after which the new ones come. */
  private static int insertion(List<String> lines, int said) {
    return said >= 0 && said <= lines.size() ? said : -1;
  }

  /** Where the old lines begin, from 0; below 0 where that is not certain. */
  private static int place(List<String> lines, List<String> before, int said) {
    if (said >= 0 && said + before.size() <= lines.size()
        && lines.subList(said, said + before.size()).equals(before)) {
      return said;
    }
    int first = Collections.indexOfSubList(lines, before);
    return first >= 0 && first == Collections.lastIndexOfSubList(lines, before) ? first : -1;
  }
}
