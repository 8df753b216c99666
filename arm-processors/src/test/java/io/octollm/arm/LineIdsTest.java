package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.InboundHeaders;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A thousand calls on virtual threads, a hundred at the same time: each line is of its own task. */
@Timeout(30)
class LineIdsTest {
  private static final int CALLS = 1_000;
  private static final String TASK = "one-of-many-";
  private static final String LIBRARY = "com.example.library";

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
    @Override
    protected void append(ILoggingEvent line) {
      line.prepareForDeferredProcessing();
      super.append(line);
    }
  };
  private final Logger library = (Logger) LoggerFactory.getLogger(LIBRARY);
  private final Logger calls = (Logger) LoggerFactory.getLogger(ArmCall.class);

  @BeforeEach
  void listen() {
    lines.start();
    library.addAppender(lines);
    library.setAdditive(false);
    calls.addAppender(lines);
    calls.setLevel(Level.DEBUG);
  }

  @AfterEach
  void leave() {
    library.detachAppender(lines);
    calls.detachAppender(lines);
    calls.setLevel(null);
  }

  @Test
  void everyLineOfACallBearsItsIdsTheLibrariesToo() throws Exception {
    CountDownLatch ended = new CountDownLatch(CALLS);
    try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
      ArmCall call = new ArmCall(new Lambda(this::work), OutputFilter.OPEN, "i", 1024,
          Clock.systemUTC(), timer);
      OrdersInHand orders = new OrdersInHand(100,
          order -> call.run(order.assignment(), order.call()), (_, _) -> ended.countDown());
      for (int i = 0; i < CALLS; i++) {
        orders.take(order(i));
      }
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    List<ILoggingEvent> ours = lines.list.stream().filter(LineIdsTest::isOfThisTest).toList();
    Map<String, Long> linesOfATask = ours.stream()
        .collect(Collectors.groupingBy(line -> line.getMDCPropertyMap().get("task_id"),
            Collectors.counting()));
    assertThat(linesOfATask).hasSize(CALLS).allSatisfy((task, count) ->
        assertThat(count).as(task).isEqualTo(4));
    assertThat(ours).filteredOn(line -> !isRight(line)).isEmpty();
  }

  /** Other classes call arms at the same time. */
  private static boolean isOfThisTest(ILoggingEvent line) {
    return line.getLoggerName().equals(LIBRARY)
        || line.getMDCPropertyMap().getOrDefault("task_id", "").startsWith(TASK);
  }

  /** Gives its carrier away between its lines, so that others come between. */
  private ArmResult work(Assignment assignment) {
    library.warn("{}", assignment.taskId());
    LockSupport.parkNanos(100_000);
    library.warn("{}", assignment.taskId());
    return ArmResult.done(Codec.emptyObject(), 1);
  }

  private static Order order(int i) {
    Assignment sample = Samples.assignment(TASK + i, "goal", "{}", Samples.FAR);
    Assignment assignment = new Assignment(sample.taskId(), "req-of-" + TASK + i, sample.step(), 1, 0,
        "lambda", null, null, "default", "goal", "goal", sample.context(), List.of(), List.of(),
        List.of(), null, List.of(), sample.budget(), null, Samples.FAR);
    return new Order(assignment, InboundHeaders.read(new RecordHeaders()),
        new TopicPartition("arm.lambda", 0), i, PartitionProgress.fresh(), new Call());
  }

  private static boolean isRight(ILoggingEvent line) {
    Map<String, String> ids = line.getMDCPropertyMap();
    String task = ids.get("task_id");
    boolean said = line.getLoggerName().equals(LIBRARY)
        ? line.getFormattedMessage().equals(task)
        : line.getKeyValuePairs().stream().anyMatch(pair -> pair.key.equals("task_id")
            && pair.value.equals(task));
    return said && ids.get("request_id").equals("req-of-" + task);
  }
}
