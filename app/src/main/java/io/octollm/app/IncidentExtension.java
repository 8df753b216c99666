package io.octollm.app;

import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.replay.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Re-executes the bundle of an {@link Incident} and fails where something differs. */
final class IncidentExtension implements BeforeTestExecutionCallback {
  @Override
  public void beforeTestExecution(ExtensionContext context) throws Exception {
    Incident incident = context.getRequiredTestMethod().getAnnotation(Incident.class);
    PipelineOptions here = new PipelineOptions();
    if (!incident.policy().isEmpty()) {
      here.policy.file = Path.of(incident.policy());
    }
    Bundle bundle = Bundle.open(Path.of(incident.value()));
    Verdict verdict =
        Reexecution.of(bundle, Ground.reflex(here.configuration(Shell.ofProcess()))).run();
    switch (verdict) {
      case Verdict.Identical _ -> { }
      case Verdict.Differs(int decisions, String where, List<String> differences, var _) ->
          throw new AssertionError(incident.value() + " differs after " + decisions
              + " identical decisions, at " + where + ":\n  " + String.join("\n  ", differences));
      case Verdict.NotReproducible(String reason) ->
          throw new AssertionError(incident.value() + " is not reproducible: " + reason);
    }
  }
}
