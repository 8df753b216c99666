package io.octollm.model;

/**
 * One question to a model.
 *
 * @param taskId with {@code requestId} for log lines alone
 * @param attempt of the step, from 1
 * @param goal the task's own words; {@code prompt} is what the model is to read
 * @param maxTokens of the answer, at the most
 */
public record ModelRequest(
    String taskId,
    String requestId,
    int attempt,
    String goal,
    String system,
    String prompt,
    int maxTokens) {}
