package io.octollm.arm.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of an answer.
 *
 * @param path relative and checked; null where the answer names none that can be taken
 * @param language in lower case, by its usual name; empty where nobody says
 * @param content null where it was left out for its size
 * @param errors of the syntax, each with its line where one is known
 */
public record CodeFile(@Nullable String path, String language, @Nullable String content,
    Syntax.State syntax, List<String> errors) {

  CodeFile withoutContent() {
    return new CodeFile(path, language, null, syntax, errors);
  }
}
