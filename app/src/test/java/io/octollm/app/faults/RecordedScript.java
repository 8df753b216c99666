package io.octollm.app.faults;

import io.octollm.schema.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** How the scripted model of a {@link RecordedRun} answers: late, never, after failures, or dearly. */
final class RecordedScript {
  /** Longer than an arm may work on a step in {@link RecordedRun}. */
  private static final int TOO_LONG_MILLIS = 13_000;

  /** Goals that the model answers in a way of their own, each with its line of the script. */
  private static final Map<String, ObjectNode> SCRIPT = Map.of(
      "Write what comes late", line().put("delay_ms", 1_200),
      "Write what comes too late", line().put("delay_ms", TOO_LONG_MILLIS),
      "Write what is limited", failing("RATE_LIMITED", "LLM_API_ERROR"),
      "Write what times out", failing("MODEL_TIMEOUT", "MODEL_UNREACHABLE"),
      "Write what is refused", failing("MODEL_REFUSED", "MODEL_REFUSED", "MODEL_REFUSED", "MODEL_REFUSED",
          "MODEL_REFUSED", "MODEL_REFUSED"),
      "Write what always breaks", failing("LLM_API_ERROR", "LLM_API_ERROR", "LLM_API_ERROR",
          "LLM_API_ERROR", "LLM_API_ERROR", "LLM_API_ERROR", "LLM_API_ERROR", "LLM_API_ERROR"),
      "Write what must be polite", line().put("corrected", "Thank you for waiting."),
      "Write what is dear", line().put("cost_usd", 0.4));

  private RecordedScript() {}

  /** Writes it into a file of the folder. */
  static Path write(Path folder) throws IOException {
    return Files.write(folder.resolve("script.jsonl"), SCRIPT.entrySet().stream()
        .map(entry -> entry.getValue().deepCopy().put("goal", entry.getKey()).toString()).toList());
  }

  private static ObjectNode line() {
    return Codec.emptyObject().put("answer", "It is written.");
  }

  private static ObjectNode failing(String... codes) {
    ObjectNode line = line();
    Stream.of(codes).forEach(code -> line.withArray("fail").addObject().put("code", code)
        .put("retry_after_ms", code.equals("RATE_LIMITED") ? 60L : null));
    return line;
  }
}
