package io.octollm.app.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How much is logged, in which form and where to.
 *
 * @param level null for the default of the verb
 * @param format null for console on a terminal, else JSON
 * @param file null for stderr alone
 * @param fileMegabytes the size at which the file is put away and a new one begun
 * @param totalMegabytes what all files together take; the oldest go
 * @param linesASecond how many lines of one event, or of one library's logger, are written in a
 *     second before the rest is counted alone
 */
public record LogSettings(@Nullable Level level, @Nullable Format format, @Nullable Path file,
    int fileMegabytes, int totalMegabytes, int linesASecond) {
  /** The one that is written, one that is kept, and room for what lines take beyond a size. */
  private static final int LEAST_FILES = 3;
  private static final int LARGEST = 100_000;

  /** With the limits that hold where nobody sets them. */
  public LogSettings(@Nullable Level level, @Nullable Format format, @Nullable Path file) {
    this(level, format, file, 50, 1_000, 100);
  }

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
    LogSettings plain = new LogSettings(null, null, null);
    String file = from.text("log.file");
    int fileMegabytes = from.whole("log.file-megabytes", plain.fileMegabytes, 1, LARGEST);
    int totalMegabytes = from.whole("log.total-megabytes", plain.totalMegabytes, 1, LARGEST);
    if (totalMegabytes < LEAST_FILES * fileMegabytes) {
      from.problem(from.named("log.total-megabytes") + ", must be " + LEAST_FILES
          + " times log.file-megabytes or more");
    }
    return new LogSettings(from.oneOf("log.level", Level.class),
        from.oneOf("log.format", Format.class), file == null ? null : Path.of(file), fileMegabytes,
        totalMegabytes, from.whole("log.lines-a-second", plain.linesASecond, 1, 1_000_000));
  }

  /** The log settings alone, before the others are known; what is wrong with them comes later. */
  public static LogSettings early(Sources sources) {
    return read(new SettingReader(sources));
  }
}
