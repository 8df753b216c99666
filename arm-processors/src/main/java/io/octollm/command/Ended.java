package io.octollm.command;

/**
 * How a command ended.
 *
 * @param exitCode of one that was killed, the system's
 * @param truncated whether it wrote more than it may, and was killed for it
 * @param timedOut whether its time was over, and it was killed for it
 */
public record Ended(
    int exitCode, String stdout, String stderr, boolean truncated, boolean timedOut) {}
