package io.octollm.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReadOnlyCommandsTest {
  @Test
  void pageNamesThemAll() throws Exception {
    String page = Files.readString(Path.of("../ops/executor.md"));
    int start = page.indexOf("installed: `") + "installed: `".length();

    assertThat(Arrays.asList(page.substring(start, page.indexOf('`', start)).split("\\s+")))
        .containsExactlyElementsOf(new TreeSet<>(ReadOnlyCommands.RULES.keySet()));
  }

  /** Whatever a command is, these are no words for it: they lead out of the call's folder. */
  @Test
  void noneTakesAPathOrALongOptionWithAValue() {
    List<String> words = List.of("/etc/passwd", "../a", "./a", ".a", "a/b", "~", "-", "--", "--file=/etc/passwd",
        "--files0-from=a", "--output=a", "-o", "-oa", "--from-file=a", "-f", "--version=/etc/passwd", "-r", "-R", "-L");

    assertThat(ReadOnlyCommands.RULES).allSatisfy((name, rule) -> assertThat(words)
        .filteredOn(word -> rule.refused(List.of(name, "first", word)) == 0)
        .as(name).isSubsetOf(harmless(name)));
  }

  /** Of them, those that are a text to this command, or a flag that reads nothing else. */
  private static List<String> harmless(String command) {
    return switch (command) {
      case "echo" -> List.of("/etc/passwd", "../a", "./a", ".a", "a/b", "~", "-", "--", "--file=/etc/passwd",
          "--files0-from=a", "--output=a", "-o", "-oa", "--from-file=a", "-f", "--version=/etc/passwd", "-r", "-R", "-L");
      case "tr" -> List.of("/etc/passwd", "../a", "./a", ".a", "a/b", "~");
      case "grep" -> List.of("-o", "-L");
      case "ls", "sort", "jq" -> List.of("-r", "-R", "-f");
      case "wc" -> List.of("-L");
      default -> List.of();
    };
  }
}
