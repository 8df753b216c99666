package io.octollm.arm.code;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of languages as fences and file names spell them, and the one name of each that is used here. */
final class Languages {
  static final String JAVA = "java";
  static final String JSON = "json";
  static final String XML = "xml";
  static final String YAML = "yaml";
  static final String PROPERTIES = "properties";
  static final String PYTHON = "python";
  static final String JAVASCRIPT = "javascript";
  static final String BASH = "bash";

  private static final Map<String, String> NAMES = Map.ofEntries(
      Map.entry("py", PYTHON), Map.entry("python3", PYTHON), Map.entry("yml", YAML),
      Map.entry("js", JAVASCRIPT), Map.entry("mjs", JAVASCRIPT), Map.entry("cjs", JAVASCRIPT),
      Map.entry("node", JAVASCRIPT), Map.entry("sh", BASH), Map.entry("shell", BASH),
      Map.entry("xsd", XML), Map.entry("xsl", XML), Map.entry("svg", XML), Map.entry("pom", XML));

  /** What a fence may hold that is no code. */
  private static final Set<String> PROSE = Set.of(
      "", "text", "txt", "plain", "plaintext", "markdown", "md", "console", "output", "log", "diff", "patch");

  private Languages() {}

  /** The language of a block; the name behind the fence counts before the file's. */
  static String of(String fence, @Nullable String path) {
    String named = fence.toLowerCase(Locale.ROOT);
    int dot = path == null ? -1 : path.lastIndexOf('.');
    String word = !named.isEmpty() ? named
        : dot < 0 || path == null ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    return NAMES.getOrDefault(word, word);
  }

  static boolean isProse(String language) {
    return PROSE.contains(language);
  }

  static boolean isPatch(String language) {
    return language.equals("diff") || language.equals("patch");
  }
}
