package io.octollm.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import io.octollm.app.config.LogSettings;
import io.octollm.app.config.LogSettings.Format;
import java.io.FilterOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sets the one logging backend up, for the whole process. Ours are logged at the level asked for,
 * libraries at WARN, and those that are known to cry wolf at ERROR.
 */
public final class Logging {
  /** They warn of what is normal: an empty metadata log, a client closed twice, a slow poll, a meter bound again. */
  private static final List<String> NOISY = List.of(
      "io.micrometer.core.instrument.MeterRegistry",
      "org.apache.kafka.clients.NetworkClient",
      "org.apache.kafka.clients.admin.AdminClientConfig",
      "org.apache.kafka.clients.consumer.ConsumerConfig",
      "org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils",
      "org.apache.kafka.clients.consumer.internals.StreamsGroupHeartbeatRequestManager",
      "org.apache.kafka.clients.producer.ProducerConfig",
      "org.apache.kafka.controller",
      "org.apache.kafka.common.utils.AppInfoParser",
      "org.apache.kafka.streams.processor.internals.StateDirectory",
      "org.apache.kafka.streams.StreamsConfig",
      "org.apache.lucene.internal.vectorization",
      "kafka.server.DefaultAutoTopicCreationManager",
      "kafka.server.KafkaConfig");

  private Logging() {}

  /**
   * Replaces whatever was set up before.
   *
   * @param quiet the level of our own lines where nothing was asked for
   * @param terminal whether {@code err} is one
   */
  public static void start(LogSettings settings, LogSettings.Level quiet, OutputStream err,
      boolean terminal) {
    LoggerContext context = (LoggerContext) org.slf4j.LoggerFactory.getILoggerFactory();
    context.reset();
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Format format = settings.format() != null ? settings.format()
        : terminal ? Format.CONSOLE : Format.JSON;
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    FloodAppender out = new FloodAppender(settings.linesASecond(), Clock.systemUTC());
    out.setContext(context);
    out.addFilter(new NoLeaderYet());
    Encoder<ILoggingEvent> encoder = encoder(context, format);
    out.add(stream(context, encoder, err));
    if (settings.file() != null) {
      out.add(file(context, encoder, settings.file(), settings));
    }
    out.start();
    // The levels first: after a reset all that a library says would pass.
    LogSettings.Level own = settings.level() == null ? quiet : settings.level();
    root.setLevel(own == LogSettings.Level.OFF ? Level.OFF : louder(level(own), Level.WARN));
    context.getLogger("io.octollm").setLevel(level(own));
    for (String name : NOISY) {
      context.getLogger(name).setLevel(louder(root.getLevel(), Level.ERROR));
    }
    root.addAppender(out);
  }

  /** Ends the log of the process; what a flood has left out is told. */
  public static void stop() {
    ((LoggerContext) org.slf4j.LoggerFactory.getILoggerFactory()).stop();
  }

  private static Level level(LogSettings.Level level) {
    return switch (level) {
      case DEBUG -> Level.DEBUG;
      case INFO -> Level.INFO;
      case WARN, WARNING -> Level.WARN;
      case ERROR -> Level.ERROR;
      case OFF -> Level.OFF;
    };
  }

  private static Level louder(Level a, Level b) {
    return a.isGreaterOrEqual(b) ? a : b;
  }

  private static Appender<ILoggingEvent> stream(LoggerContext context,
      Encoder<ILoggingEvent> encoder, OutputStream err) {
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setName("stderr");
    appender.setEncoder(encoder);
    appender.setOutputStream(new Unclosed(err));
    appender.start();
    return appender;
  }

  private static Appender<ILoggingEvent> file(LoggerContext context,
      Encoder<ILoggingEvent> encoder, Path file, LogSettings limits) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
    rolling.setContext(context);
    rolling.setParent(appender);
    // Not compressed: that is done on another thread, which a stop or a kill would find half way,
    // and a shipper that follows a file by its inode would lose it.
    rolling.setFileNamePattern(file.toString().replaceFirst("\\.log$", "") + ".%d{yyyy-MM-dd}.%i.log");
    rolling.setMaxFileSize(megabytes(limits.fileMegabytes()));
    rolling.setMaxHistory(14);
    // The policy does not count the file that is written.
    rolling.setTotalSizeCap(megabytes(limits.totalMegabytes() - limits.fileMegabytes()));
    appender.setContext(context);
    appender.setName("file");
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.setRollingPolicy(rolling);
    rolling.start();
    appender.start();
    return appender;
  }

  private static FileSize megabytes(int count) {
    return new FileSize((long) count << 20);
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, Format format) {
    Encoder<ILoggingEvent> encoder = switch (format) {
      case CONSOLE -> new ConsoleForm();
      case JSON -> new JsonForm();
    };
    encoder.setContext(context);
    encoder.start();
    SharedEncoder shared = new SharedEncoder(encoder);
    shared.setContext(context);
    shared.start();
    return shared;
  }

  /** A stream that outlives the appenders that write to it. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws java.io.IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws java.io.IOException {
      flush();
    }
  }
}
