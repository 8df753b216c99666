package io.octollm.ops.console;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A wish for a logger's level.
 *
 * @param forTime after which the level goes back; zero to leave it
 */
public record LevelChange(String logger, Level level, Duration forTime) {
  private static final int DEFAULT_MINUTES = 60;
  private static final int MAX_MINUTES = 24 * 60;
  private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");

  /** Throws IllegalArgumentException that names what does not fit. */
  public static LevelChange of(String logger, String level, int minutes) {
    if (!logger.matches("[A-Za-z0-9._$-]{1,200}")) {
      throw new IllegalArgumentException("logger must be a logger's name, or ROOT");
    }
    String upper = level.toUpperCase(Locale.ROOT);
    if (!LEVELS.contains(upper)) {
      throw new IllegalArgumentException("level must be trace, debug, info, warn, error or off");
    }
    if (minutes < 0 || minutes > MAX_MINUTES) {
      throw new IllegalArgumentException("minutes must be a whole number from 0 to " + MAX_MINUTES);
    }
    return new LevelChange(logger, Level.toLevel(upper), Duration.ofMinutes(minutes));
  }

  static LevelChange of(JsonBody body) {
    JsonNode minutes = body.json().path("minutes");
    if (!minutes.isMissingNode() && !minutes.isIntegralNumber()) {
      throw new IllegalArgumentException(
          "minutes must be a whole number from 0 to " + MAX_MINUTES);
    }
    return of(body.text("logger"), body.text("level"),
        minutes.isMissingNode() ? DEFAULT_MINUTES : minutes.asInt(-1));
  }
}
