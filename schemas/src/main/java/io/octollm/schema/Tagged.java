package io.octollm.schema;

/**
 * A sealed interface whose JSON says by {@code kind} which of its records it is: the record's simple name in lower
 * case. A record that is added, moved or renamed changes what is read and written.
 */
public interface Tagged {}
