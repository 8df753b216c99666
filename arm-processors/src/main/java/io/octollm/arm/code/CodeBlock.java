package io.octollm.arm.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fenced block of a Markdown text.
 *
 * @param language the first word behind the fence, empty where none is named
 * @param path as the answer writes it, behind the fence ({@code java path=src/A.java}) or alone on
 *     the line before it; not checked, null where none is named
 */
public record CodeBlock(String language, @Nullable String path, String content) {
  private static final int LEAST_FENCE = 3;
  private static final Pattern NAMED =
      Pattern.compile("(?:path|file|filename|title)\\s*[=:]\\s*\"?([^\"\\s]{1,300})\"?");
  private static final Pattern HEADING =
      Pattern.compile("[#*\\s]{0,8}(?:[Ff]ile:?\\s{1,3})?[*`]{0,4}([\\w./@+-]{1,200}\\.\\w{1,10})[*`]{0,4}:?[*`]{0,4}");

  /** The blocks in their order; one that is not closed reaches to the end. */
  public static List<CodeBlock> in(String text) {
    List<CodeBlock> blocks = new ArrayList<>();
    split(text, blocks, new StringBuilder());
    return blocks;
  }

  /** A text without its blocks. */
  public static String outside(String text) {
    var outside = new StringBuilder();
    split(text, new ArrayList<>(), outside);
    return outside.toString();
  }

  private static void split(String text, List<CodeBlock> blocks, StringBuilder outside) {
    Open open = null;
    String before = "";
    for (String line : text.lines().toList()) {
      String bare = line.strip();
      int fence = fence(bare);
      if (open == null && fence >= LEAST_FENCE) {
        open = new Open(fence, bare.substring(fence).strip(), before, new ArrayList<>());
      } else if (open == null) {
        outside.append(line).append('\n');
      } else if (fence >= open.fence() && fence == bare.length()) {
        blocks.add(open.close());
        open = null;
      } else {
        open.lines().add(line);
      }
      before = bare.isEmpty() ? before : bare;
    }
    if (open != null) {
      blocks.add(open.close());
    }
  }

  private static int fence(String line) {
    int length = 0;
    while (length < line.length() && line.charAt(length) == '`') {
      length++;
    }
    return length;
  }

  /** A block whose end has not come yet. */
  private record Open(int fence, String words, String before, List<String> lines) {
    CodeBlock close() {
      String first = words.split("\\s", 2)[0];
      boolean language = !first.contains("=");
      return new CodeBlock(language ? first : "", path(), String.join("\n", lines));
    }

    private @Nullable String path() {
      Matcher named = NAMED.matcher(words);
      if (named.find()) {
        return named.group(1);
      }
      Matcher heading = HEADING.matcher(before);
      return heading.matches() ? heading.group(1) : null;
    }
  }
}
