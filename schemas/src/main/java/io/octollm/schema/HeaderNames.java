package io.octollm.schema;

/** The names of our record headers. */
public final class HeaderNames {
  public static final String REQUEST_ID = "X-Request-ID";
  public static final String TRACEPARENT = "traceparent";
  public static final String TRACESTATE = "tracestate";
  public static final String TASK_ID = "octollm-task-id";
  public static final String STEP = "octollm-step";
  public static final String ATTEMPT = "octollm-attempt";
  public static final String HOME_PARTITION = "octollm-home-partition";
  public static final String REPLAY_ID = "octollm-replay-id";
  public static final String REPLAY_COUNT = "octollm-replay-count";
  public static final String ERROR_CODE = "octollm-error-code";
  public static final String ERROR_CATEGORY = "octollm-error-category";
  public static final String ERROR_CLASS = "octollm-error-class";
  public static final String ERROR_HASH = "octollm-error-hash";
  public static final String FAILED_STAGE = "octollm-failed-stage";
  public static final String FAILED_AT = "octollm-failed-at";
  public static final String ORIGIN_TOPIC = "octollm-origin-topic";
  public static final String ORIGIN_PARTITION = "octollm-origin-partition";
  public static final String ORIGIN_OFFSET = "octollm-origin-offset";
  public static final String APP_VERSION = "octollm-app-version";

  private HeaderNames() {}
}
