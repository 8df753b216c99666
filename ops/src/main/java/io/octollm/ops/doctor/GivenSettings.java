package io.octollm.ops.doctor;

import java.util.Map;

/** The client settings that somebody has given, with Kafka's own defaults for the rest. */
record GivenSettings(Map<String, Object> kafka) {
  static final String SESSION = "session.timeout.ms";
  static final String HEARTBEAT = "heartbeat.interval.ms";

  private static final String PROTOCOL = "group.protocol";
  private static final long SESSION_MILLIS = 45_000;
  private static final long HEARTBEAT_MILLIS = 3_000;

  /** Whether the arms' groups use the classic protocol. */
  boolean classicArms() {
    return "classic".equalsIgnoreCase(String.valueOf(kafka.get(PROTOCOL)));
  }

  boolean has(String key) {
    return kafka.containsKey(key);
  }

  long sessionMillis() {
    return number(SESSION, SESSION_MILLIS);
  }

  long heartbeatMillis() {
    return number(HEARTBEAT, HEARTBEAT_MILLIS);
  }

  long number(String key, long absent) {
    return TopicFit.number(String.valueOf(kafka.getOrDefault(key, "")), absent);
  }
}
