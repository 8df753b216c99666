package io.octollm.schema;

/** Where in the pipeline a task can fail; an arm's name is a stage too. */
public final class Stage {
  public static final String INTAKE = "intake";
  public static final String REFLEX = "reflex";
  public static final String ORCHESTRATOR = "orchestrator";

  private Stage() {}
}
