package io.octollm.ops.span;

/**
 * The names of span attributes, the one place for them: OpenTelemetry's conventions for messaging,
 * Kafka and generative AI (semantic conventions 1.45, all three in development there), and ours.
 */
final class AttributeNames {
  static final String ERROR_TYPE = "error.type";

  static final String MESSAGING_SYSTEM = "messaging.system";
  static final String MESSAGING_OPERATION_NAME = "messaging.operation.name";
  static final String MESSAGING_OPERATION_TYPE = "messaging.operation.type";
  static final String MESSAGING_DESTINATION = "messaging.destination.name";
  static final String MESSAGING_PARTITION = "messaging.destination.partition.id";
  static final String KAFKA_OFFSET = "messaging.kafka.offset";

  /** The provider stays unsaid: an event does not know it. */
  static final String GEN_AI_OPERATION = "gen_ai.operation.name";
  static final String GEN_AI_REQUEST_MODEL = "gen_ai.request.model";
  static final String GEN_AI_RESPONSE_MODEL = "gen_ai.response.model";
  static final String GEN_AI_INPUT_TOKENS = "gen_ai.usage.input_tokens";
  static final String GEN_AI_OUTPUT_TOKENS = "gen_ai.usage.output_tokens";

  static final String TASK_ID = "octollm.task.id";
  static final String REQUEST_ID = "octollm.request.id";
  static final String STATUS = "octollm.task.status";
  static final String PRIORITY = "octollm.task.priority";
  static final String RUN = "octollm.run";
  static final String REPLAY_ID = "octollm.replay.id";
  static final String REPLAY_COUNT = "octollm.replay.count";
  static final String STEP = "octollm.step";
  static final String ATTEMPT = "octollm.attempt";
  static final String ARM = "octollm.arm";
  static final String ARM_SECONDS = "octollm.arm.duration_s";

  private AttributeNames() {}
}
