package io.octollm.schema;

/** The name of a submission: the place of its record in {@code tasks}. */
public record Submission(int partition, long offset) {}
