package io.octollm.model;

import java.time.Instant;

/**
 * One question to a model.
 *
 * @param taskId with {@code requestId} for log lines alone
 * @param attempt of the step, from 1
 * @param goal the task's own words; {@code prompt} is what the model is to read
 * @param maxTokens of the answer, at the most
 * @param again whether the prompt tells why the answer before was not accepted
 * @param until nobody waits for the answer after that
 * @param arm who asks
 */
public record ModelRequest(
    String taskId,
    String requestId,
    int attempt,
    String goal,
    String system,
    String prompt,
    int maxTokens,
    boolean again,
    Instant until,
    String arm) {}
