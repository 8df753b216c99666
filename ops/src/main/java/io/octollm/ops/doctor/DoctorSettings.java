package io.octollm.ops.doctor;

import io.octollm.command.CommandSettings;
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
 * @param redis null when none is configured
 * @param commands how the executor is to run commands
 * @param wanted what else the program is about to ask for
 */
public record DoctorSettings(
    Map<String, Object> kafka,
    Topics topics,
    List<Topics.Spec> specs,
    @Nullable URI redis,
    Endpoints endpoints,
    Path dataFolder,
    CommandSettings commands,
    Wanted wanted) {

  public DoctorSettings {
    kafka = Map.copyOf(kafka);
    specs = List.copyOf(specs);
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "DoctorSettings[topics=" + specs.size() + ", dataFolder=" + dataFolder + "]";
  }
}
