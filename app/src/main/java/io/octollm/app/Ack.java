package io.octollm.app;

/** What a producer learns when a task is in: the ids it runs under and where its record lies. */
record Ack(String taskId, String requestId, String topic, int partition, long offset) {}
