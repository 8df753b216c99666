package io.octollm.app.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How much is logged, in which form and where to.
 *
 * @param level null for the default of the verb
 * @param format null for console on a terminal, else JSON
 * @param file null for stderr alone
 */
public record LogSettings(@Nullable Level level, @Nullable Format format, @Nullable Path file) {
  /** How loud. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    WARNING,
    ERROR,
    OFF
  }

  /** The two forms of a line. */
  public enum Format {
    JSON,
    CONSOLE
  }

  static LogSettings read(SettingReader from) {
    String file = from.text("log.file");
    return new LogSettings(from.oneOf("log.level", Level.class),
        from.oneOf("log.format", Format.class), file == null ? null : Path.of(file));
  }

  /** The log settings alone, before the others are known; what is wrong with them comes later. */
  public static LogSettings early(Sources sources) {
    return read(new SettingReader(sources));
  }
}
