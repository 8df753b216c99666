package io.octollm.app;

import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.reflex.ScanReport;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells what the filter sees in texts, a line for each. */
@Command(name = "scan", description = {
    "Scan JSON Lines {\"id\",\"text\"} and print {\"id\",\"findings\",\"injection\",\"redacted\"}.",
    "Findings name types and positions (UTF-16 code units), never a value."})
final class ReflexScanVerb implements Callable<Integer> {
  private static final int MAX_CHARACTERS = 8 * 1024 * 1024;

  @Mixin OutputOptions output = new OutputOptions();

  @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "-",
      description = "Texts, a line each; - for stdin (the default).")
  String file = "-";

  private final Shell shell;

  ReflexScanVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    boolean allRead = true;
    Reflex reflex = new Reflex(Policy.defaults(), SecretKeyFile.drawn());
    try (TaskLines lines = TaskLines.open(file, shell.in())) {
      for (TaskLines.Line line = lines.next(); line != null; line = lines.next()) {
        ObjectNode answer = scan(line, reflex);
        allRead &= !answer.has("error");
        shell.line(escaped(Codec.json().writeValueAsString(answer)));
      }
    }
    return allRead ? Exit.DONE : Exit.USAGE;
  }

  private static ObjectNode scan(TaskLines.Line line, Reflex reflex) {
    JsonNode given;
    try {
      given = Codec.parse(line.bytes());
    } catch (JacksonException e) {
      return error(null, "line " + line.number() + " is no JSON of at most 8 MiB");
    }
    JsonNode text = given.get("text");
    if (text == null || !text.isString()) {
      return error(given.get("id"),
          "line " + line.number() + " is no object with a string as its text");
    }
    if (text.stringValue().length() > MAX_CHARACTERS) {
      return error(given.get("id"), "line " + line.number() + " has a text over 8 MiB");
    }
    ScanReport report = reflex.report(text.stringValue());
    ObjectNode answer = Codec.emptyObject();
    answer.set("id", given.get("id"));
    answer.set("findings", Codec.tree(report.findings()));
    answer.set("injection", Codec.tree(report.injection()));
    return answer.put("redacted", report.redacted());
  }

  private static ObjectNode error(@Nullable JsonNode id, String message) {
    ObjectNode answer = Codec.emptyObject();
    answer.set("id", id);
    return answer.put("error", message);
  }

  /** Halves of surrogate pairs as JSON escapes: UTF-8 has no bytes for them. */
  static String escaped(String json) {
    StringBuilder out = null;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean pair = Character.isHighSurrogate(c) && i + 1 < json.length()
          && Character.isLowSurrogate(json.charAt(i + 1));
      if (Character.isSurrogate(c) && !pair && out == null) {
        out = new StringBuilder(json.length() + 16).append(json, 0, i);
      }
      if (out != null) {
        if (Character.isSurrogate(c) && !pair) {
          out.append("\\u").append(Integer.toHexString(c));
        } else {
          out.append(c);
        }
      }
      if (pair) {
        i++;
        if (out != null) {
          out.append(json.charAt(i));
        }
      }
    }
    return out == null ? json : out.toString();
  }
}
