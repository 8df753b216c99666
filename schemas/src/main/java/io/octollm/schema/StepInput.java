package io.octollm.schema;

import tools.jackson.databind.JsonNode;

/**
 * The result of a step that another one depends on.
 *
 * @param tainted true when it holds text from outside (retrieved, or a tool's output): it may be
 *     read and quoted, and never chooses an arm, tool, URL or command
 */
public record StepInput(String step, String arm, boolean tainted, JsonNode output) {}
