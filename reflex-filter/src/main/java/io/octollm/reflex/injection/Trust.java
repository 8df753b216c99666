package io.octollm.reflex.injection;

/** Whose words a text is. What nobody asked is judged more strictly than what a user asks. */
public enum Trust {
  /** The sender of the task. */
  USER,
  /** A document that was found: it has no business giving orders. */
  RETRIEVED,
  /** What a tool or an arm gave back. */
  TOOL
}
