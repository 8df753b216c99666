package io.octollm.arm;

import io.octollm.schema.Spelling;
import java.util.List;
import java.util.function.Function;

/** The catalogue: the one place that lists every arm. */
public final class Arms {
  /** The arm that needs documents. */
  public static final String RETRIEVER = RetrieverArm.NAME;

  private static final List<Entry> CATALOGUE = List.of(
      new Entry(PlannerArm.NAME, parts -> new PlannerArm(parts.models())),
      new Entry(ExecutorArm.NAME, parts -> ExecutorArm.open(parts.executor(), parts.scratch())),
      new Entry(RetrieverArm.NAME, parts -> new RetrieverArm(parts.documents())),
      new Entry(CoderArm.NAME, parts -> new CoderArm(parts.models())),
      new Entry(JudgeArm.NAME, parts -> new JudgeArm(parts.scan(), parts.models())),
      new Entry(GuardianArm.NAME, parts -> new GuardianArm(parts.scan())));

  private record Entry(String name, Function<ArmParts, Arm> maker) {}

  private Arms() {}

  public static List<String> names() {
    return CATALOGUE.stream().map(Entry::name).toList();
  }

  /**
   * Makes an arm.
   *
   * @throws IllegalArgumentException when there is none of that name; it says which one is near
   * @throws ArmUnusable when it cannot work on this machine as it is set up
   */
  public static Arm create(String name, ArmParts parts) {
    for (Entry entry : CATALOGUE) {
      if (entry.name().equals(name)) {
        return entry.maker().apply(parts);
      }
    }
    throw new IllegalArgumentException("arm: there is none of that name, the nearest is "
        + Spelling.nearest(name, names()) + "; known are " + names());
  }
}
