package io.octollm.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import io.octollm.schema.lines.LineCheck;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FloodAppenderTest {
  private static final int MOST = 3;

  private final LoggerContext context = new LoggerContext();
  private final Logger ours = context.getLogger("io.octollm.example");
  private final Logger library = context.getLogger("org.example");
  private final ListAppender<ILoggingEvent> out = new ListAppender<>();
  private final FloodAppender flood = new FloodAppender(MOST, new Seconds());
  private volatile long second = 1_000;

  private final class Seconds extends Clock {
    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(second);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void start() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    out.setContext(context);
    out.start();
    flood.setContext(context);
    flood.add(out);
    flood.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.DEBUG);
    root.addAppender(flood);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void whatIsAboveTheLimitIsCountedInOneLine() {
    for (int i = 0; i < 10; i++) {
      ours.warn("connectivity.refused");
    }
    second++;
    ours.info("policy.updated");

    assertThat(out.list).extracting(ILoggingEvent::getMessage).containsExactly(
        "connectivity.refused", "connectivity.refused", "connectivity.refused", "log.sampled",
        "policy.updated");
    assertThat(fields(out.list.get(3)))
        .containsExactly("of=connectivity.refused", "logger=io.octollm.example", "left_out=7");
  }

  @Test
  void theLineThatCountsIsInTheCatalogue() {
    flood(library, 4);
    second++;
    flood(ours, 1);

    LogLine line = LogLine.of(out.list.get(MOST));
    assertThat(line.event()).isEqualTo("log.sampled");
    assertThat(LineCheck.flaws(line.level(), line.event(), line.fields().keySet())).isEmpty();
  }

  @Test
  void eachSecondHasItsOwnLimitAndWhatStaysBelowItIsNotTold() {
    flood(ours, MOST);
    second++;
    flood(ours, MOST);

    assertThat(out.list).hasSize(2 * MOST);
  }

  @Test
  void placesDoNotTakeEachOthersRoom() {
    flood(ours, MOST);
    flood(library, MOST);
    ours.info("policy.updated");

    assertThat(out.list).hasSize(2 * MOST + 1);
  }

  /** Its texts differ in an address or a number. */
  @Test
  void aLibrarysLoggerIsOnePlaceWhateverItSays() {
    for (int i = 0; i < 10; i++) {
      library.warn("connection to node " + i);
    }

    assertThat(out.list).hasSize(MOST);
  }

  @Test
  void errorsAndHowTasksGoAreNeverLeftOut() {
    for (int i = 0; i < 10; i++) {
      library.error("broken");
      ours.info("task.complete");
    }

    assertThat(out.list).hasSize(20);
  }

  @Test
  void whatDebugSaysOfATaskIsNeverLeftOutAndItsWarningsAre() {
    for (int i = 0; i < 10; i++) {
      ours.atDebug().setMessage("arm.call.start").addKeyValue("task_id", "task-" + i).log();
      ours.atWarn().setMessage("llm.rate_limit").addKeyValue("task_id", "task-" + i).log();
      ours.debug("connectivity.ok");
    }

    assertThat(out.list).extracting(ILoggingEvent::getMessage)
        .filteredOn("arm.call.start"::equals).hasSize(10);
    assertThat(out.list).hasSize(10 + 2 * MOST);
  }

  @Test
  void theEndTellsWhatTheLastSecondLeftOut() {
    flood(ours, 5);

    flood.stop();

    assertThat(fields(out.list.getLast())).contains("left_out=2");
    assertThat(out.isStarted()).isFalse();
  }

  /** Nobody logs any more: the appender's own clock tells. */
  @Test
  void whatWasLeftOutIsToldThoughSilenceFollows() throws Exception {
    flood(ours, 5);
    second++;

    long until = System.nanoTime() + 10_000_000_000L;
    while (out.list.size() == MOST && System.nanoTime() < until) {
      LockSupport.parkNanos(10_000_000);
    }

    assertThat(fields(out.list.getLast())).contains("left_out=2");
  }

  private static void flood(Logger logger, int lines) {
    for (int i = 0; i < lines; i++) {
      logger.warn("connectivity.refused");
    }
  }

  private static List<String> fields(ILoggingEvent line) {
    return line.getKeyValuePairs().stream().map(pair -> pair.key + "=" + pair.value).toList();
  }
}
