package io.octollm.app;

import io.octollm.app.config.ModelSettings;
import io.octollm.model.Models;
import io.octollm.model.OpenAiModel;
import io.octollm.model.OpenAiSettings;
import io.octollm.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Opens the model that the settings name. */
final class ModelDoor {
  private ModelDoor() {}

  static Models open(ModelSettings settings) {
    return switch (settings.provider()) {
      case SCRIPTED -> Models.of(scripted(settings));
      case OPENAI, OLLAMA -> Models.of(new OpenAiModel(new OpenAiSettings(settings.address(),
          settings.apiKey() == null ? null : settings.apiKey().value(), settings.name(),
          settings.timeout(), 0, 0), Clock.systemUTC()));
    };
  }

  private static ScriptedModel scripted(ModelSettings settings) {
    Path script = settings.script();
    if (script == null) {
      return new ScriptedModel(List.of());
    }
    try {
      return ScriptedModel.read(script);
    } catch (IOException e) {
      throw Failure.usage("llm.script (OCTOLLM_LLM_SCRIPT): " + script + " cannot be read");
    } catch (IllegalArgumentException e) {
      throw Failure.usage("llm.script (OCTOLLM_LLM_SCRIPT): " + e.getMessage());
    }
  }
}
