package io.octollm.model;

import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Ids;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A model that answers from a file: the offline default. Its answer depends on the goal, the attempt
 * and whether an answer was refused alone, so that a task that is worked on again is answered again
 * in the same way.
 */
public final class ScriptedModel implements Model {
  public static final String NAME = "scripted";
  private static final int CHARACTERS_A_TOKEN = 4;

  private final List<ScriptEntry> entries;

  public ScriptedModel(List<ScriptEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads a script: one JSON list of entries, or one entry a line.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException naming the entry that does not fit
   */
  public static ScriptedModel read(Path file) throws IOException {
    return new ScriptedModel(ScriptEntry.readAll(Files.readString(file)));
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Other arms than the coder ask it only where the script has something for them. */
  @Override
  public boolean serves(String arm) {
    return arm.equals(ScriptEntry.DEFAULT_ARM) || entries.stream().anyMatch(entry -> entry.answers(arm));
  }

  @Override
  public ModelAnswer answer(ModelRequest request) throws InterruptedException {
    String sha256 = Ids.sha256(request.goal().getBytes(StandardCharsets.UTF_8));
    for (ScriptEntry entry : entries) {
      if (entry.answers(request.arm()) && entry.matches(request.goal(), sha256)) {
        return play(entry, request);
      }
    }
    return said("There is no scripted answer for the goal sha256:" + sha256.substring(0, 16) + ".",
        request, 0);
  }

  private static ModelAnswer play(ScriptEntry entry, ModelRequest request)
      throws InterruptedException {
    if (entry.delayMs() > 0) {
      Thread.sleep(entry.delayMs());
    }
    int failure = request.attempt() - 1;
    if (failure < entry.fail().size()) {
      ScriptEntry.Failure scripted = entry.fail().get(failure);
      TaskError error = TaskError.of(scripted.code(), "scripted failure of attempt " + request.attempt());
      if (scripted.code() == ErrorCode.MODEL_TIMEOUT) {
        error = error.with(ModelAnswer.Failed.IN_DOUBT, true);
      }
      Long after = scripted.retryAfterMs();
      return new ModelAnswer.Failed(
          after == null ? error : error.retryAfter(after), new Usage(0, 0, 0, NAME));
    }
    JsonNode answer = entry.answer(request.again());
    String text = answer.isString() ? answer.stringValue() : Codec.json().writeValueAsString(answer);
    return said(text, request, entry.costUsd());
  }

  private static ModelAnswer said(String text, ModelRequest request, double costUsd) {
    long in = tokens(request.system().length() + request.prompt().length());
    return new ModelAnswer.Ok(text, new Usage(in, tokens(text.length()), costUsd, NAME), "stop");
  }

  private static long tokens(int characters) {
    return Math.ceilDiv(characters, CHARACTERS_A_TOKEN);
  }
}
