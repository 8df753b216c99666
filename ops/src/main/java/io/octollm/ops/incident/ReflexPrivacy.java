package io.octollm.ops.incident;

import io.octollm.reflex.Finding;
import io.octollm.reflex.Reflex;
import io.octollm.reflex.Screening;
import io.octollm.reflex.Tokens;
import io.octollm.schema.Task;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The pipeline's own filter says what is personal. */
final class ReflexPrivacy implements Privacy {
  private static final Set<String> IDS = Set.of("task_id", "parent_task_id", "tenant");

  private final Reflex reflex;

  ReflexPrivacy(Reflex reflex) {
    this.reflex = reflex;
  }

  @Override
  public String policyVersion() {
    return reflex.policy().version();
  }

  @Override
  public List<Span> find(String text, @Nullable String label) {
    return spans(reflex.redactable(text, spoken(label)));
  }

  @Override
  public List<Span> see(String text, @Nullable String label) {
    return spans(reflex.findings(text, spoken(label)));
  }

  /** What stands under these names is screened without them. */
  private static @Nullable String spoken(@Nullable String label) {
    return label == null || IDS.contains(label) ? null : label;
  }

  private static List<Span> spans(List<Finding> findings) {
    return findings.stream()
        .map(finding -> new Span(finding.type(), finding.start(), finding.end())).toList();
  }

  @Override
  public Task screened(Task task) {
    return reflex.screen(task).task();
  }

  /** The ids are left to intake: one that the policy redacts is replaced there, whatever it is. */
  @Override
  public boolean screensAlike(Task one, Task other) {
    Screening first = reflex.screen(one.withId("task"));
    Screening second = reflex.screen(other.withId("task"));
    return first.equals(second)
        && reflex.wouldRedact(one.taskId()) == reflex.wouldRedact(other.taskId());
  }

  @Override
  public JsonNode screened(JsonNode json) {
    return reflex.redact(json, new Tokens()).value();
  }
}
