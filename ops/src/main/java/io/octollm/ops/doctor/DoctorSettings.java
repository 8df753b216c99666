package io.octollm.ops.doctor;

import io.octollm.schema.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor looks at.
 *
 * @param kafka client settings; without a bootstrap address no broker is known
 * @param topics the names
 * @param specs as they ought to exist, see {@link Topics#specs}
 * @param redis null when none is configured; so is the model
 * @param modelHeaders that bear the model's key, in its provider's form; empty for none
 * @param wanted what else the program is about to ask for
 */
public record DoctorSettings(
    Map<String, Object> kafka,
    Topics topics,
    List<Topics.Spec> specs,
    @Nullable URI redis,
    @Nullable URI model,
    Map<String, String> modelHeaders,
    Path dataFolder,
    Wanted wanted) {

  public DoctorSettings {
    kafka = Map.copyOf(kafka);
    modelHeaders = Map.copyOf(modelHeaders);
    specs = List.copyOf(specs);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "DoctorSettings[topics=" + specs.size() + ", dataFolder=" + dataFolder + "]";
  }
}
