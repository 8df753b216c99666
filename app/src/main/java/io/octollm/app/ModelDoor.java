package io.octollm.app;

import io.octollm.app.config.ModelSettings;
import io.octollm.app.config.ProviderSettings;
import io.octollm.model.Models;
import io.octollm.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Opens the models that the settings name. */
final class ModelDoor {
  private ModelDoor() {}

  static Models open(ModelSettings settings) {
    return settings.providers().isEmpty() ? Models.of(scripted(settings))
        : Models.remote(settings.providers().stream().flatMap(ProviderSettings::remote).toList(),
            settings.prices(), Clock.systemUTC());
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
