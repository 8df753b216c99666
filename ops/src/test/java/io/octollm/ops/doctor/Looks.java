package io.octollm.ops.doctor;

import io.octollm.command.CommandLimits;
import io.octollm.command.CommandSettings;
import io.octollm.command.SandboxChoice;
import io.octollm.schema.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a doctor of these tests is to look at; the sandbox is one that is on every machine. */
final class Looks {
  static final CommandSettings UNSANDBOXED =
      new CommandSettings(SandboxChoice.UNSANDBOXED, Map.of(), CommandLimits.DEFAULT);
  static final Wanted NOTHING = new Wanted(false, Optional.empty(), List.of());

  private Looks() {}

  static DoctorSettings at(Map<String, Object> kafka, Topics topics, List<Topics.Spec> specs, Path folder) {
    return at(kafka, topics, specs, null, Endpoints.NONE, folder);
  }

  static DoctorSettings at(Map<String, Object> kafka, Topics topics, List<Topics.Spec> specs,
      @Nullable URI redis, Endpoints endpoints, Path folder) {
    return new DoctorSettings(kafka, topics, specs, redis, endpoints, folder, UNSANDBOXED, NOTHING);
  }
}
