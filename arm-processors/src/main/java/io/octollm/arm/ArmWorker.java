package io.octollm.arm;

import io.micrometer.core.instrument.MeterRegistry;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Outcome;
import io.octollm.schema.TaskError;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One arm at work on its topic: reads assignments, calls the arm on virtual threads, reports the
 * outcomes, and tells the registry how it is. An offset is committed after its outcome was
 * acknowledged, so that work is done at least once; the orchestrator ignores what repeats. Of an
 * unsafe arm it is committed before the act, so that it is done once at the most.
 */
public final class ArmWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArmWorker.class);
  /** In hand are the running calls, as many again that wait, and as many that are being sent. */
  private static final int IN_HAND_PER_CALL = 3;
  /** A note beside an offset names so many and a poll's more, at seven characters each. */
  private static final int MOST_IN_HAND_UNSAFE = 400;
  private static final int MOST_POLLED_UNSAFE = 100;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final WorkerSettings settings;
  private final Arm arm;
  private final String name;
  private final ScheduledExecutorService timer;
  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final OutcomeSender sender;
  private final @Nullable UnsafeStarts starts;
  private final Successes successes = new Successes();
  private final OrdersInHand orders;
  private final ArmMeters meters;
  private final Heartbeat heartbeat;
  private final CancelFollower cancels;
  private final ConsumerLoop loop;
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * Opens the clients and does nothing else.
   *
   * @param kafka settings for every client, {@code bootstrap.servers} among them
   */
  public ArmWorker(WorkerSettings settings, Arm arm, OutputFilter filter, Map<String, Object> kafka,
      MeterRegistry registry, Clock clock) {
    ArmProfile profile = arm.profile();
    this.settings = settings;
    this.arm = arm;
    this.name = profile.name();
    int capacity = Math.min(settings.maxInFlight(), profile.capacity());
    var clients = new WorkerClients(kafka, settings.group(name) + "-" + settings.instance());
    this.timer = timer(name);
    this.consumer = clients.assignments(
        settings.group(name), profile.unsafe() ? Math.min(capacity, MOST_POLLED_UNSAFE) : capacity);
    this.producer = clients.producer();
    this.sender = new OutcomeSender(producer, settings.topics().outcomes());
    var calls = new ArmCall(
        arm, filter, settings.instance(), settings.maxOutputBytes(), clock, timer);
    this.starts = profile.unsafe()
        ? new UnsafeStarts(consumer, clients.transactional(), sender, settings.instance(), clock) : null;
    this.orders = new OrdersInHand(capacity, order -> starts == null || starts.granted(order)
        ? calls.run(order.assignment(), order.call()) : new ArmCall.Ended.HandedBack(), this::report);
    this.meters = new ArmMeters(registry, name, capacity, orders::running);
    this.heartbeat = new Heartbeat(
        profile, settings, capacity, producer, orders::running, successes, clock);
    this.cancels = new CancelFollower(clients::follower, settings.topics().control(), this::cancel);
    this.loop = new ConsumerLoop(consumer, settings.topics().arm(name), orders,
        starts == null ? new ConsumerCommits(consumer) : starts, pace(capacity, profile.unsafe()),
        settings.drain(), this::handle);
    this.thread = Thread.ofPlatform().name("arm-" + name).unstarted(this::work);
  }

  /** For heartbeats and the ends of leases. A lease whose call has ended leaves nothing behind. */
  static ScheduledThreadPoolExecutor timer(String name) {
    var timer = new ScheduledThreadPoolExecutor(2,
        Thread.ofPlatform().daemon().name(name + "-timer-", 0).factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** An unsafe arm looks often for what waits to begin. */
  private static ConsumerLoop.Pace pace(int capacity, boolean unsafe) {
    int inHand = capacity * IN_HAND_PER_CALL;
    return unsafe
        ? new ConsumerLoop.Pace(Math.min(inHand, MOST_IN_HAND_UNSAFE), Duration.ofMillis(10))
        : new ConsumerLoop.Pace(inHand, Duration.ofMillis(100));
  }

  /** Starts; the first heartbeat is sent at once. */
  public void start() {
    thread.start();
    cancels.start();
    timer.scheduleAtFixedRate(
        heartbeat::beat, 0, settings.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether it works; false before the start, after a stop, and after it broke. */
  public boolean running() {
    return thread.isAlive() && !stopping;
  }

  /** The arm that it runs. */
  public Arm arm() {
    return arm;
  }

  /** Takes nothing new, lets running calls end within the drain limit, and returns when all is shut. */
  public void stop() {
    loop.stop();
    stopping = true;
    try {
      thread.join(settings.drain().plus(CLOSE_LIMIT.multipliedBy(4)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (thread.getState() == Thread.State.NEW) {
      stopping = true;
      shut();
    } else {
      stop();
    }
  }

  /** Breaks off as a crash does: nothing more is committed. */
  void abandon() {
    stopping = true;
    consumer.wakeup();
  }

  private void work() {
    try {
      loop.run();
    } catch (RuntimeException e) {
      if (!stopping) {
        LOG.atError().setMessage(EventName.SERVICE_FAILED.text()).addKeyValue("arm", name)
            .addKeyValue("error_type", "internal")
            .addKeyValue("error_class", e.getClass().getName()).log();
      }
    } finally {
      stopping = true;
      shut();
    }
  }

  private void shut() {
    orders.stop(order -> true, Call.Stop.HANDED_BACK);
    if (starts != null) {
      starts.close();
    }
    timer.shutdownNow();
    cancels.close();
    heartbeat.farewell();
    consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
    producer.close(CLOSE_LIMIT);
    meters.close();
  }

  private void handle(ConsumerRecord<byte[], byte[]> record, PartitionProgress progress) {
    switch (Intake.of(record, progress, name, settings.instance())) {
      case Intake.Work(Order order) -> orders.take(order);
      case Intake.Failure(Outcome.Failed outcome, OutcomeSender.Address to) -> {
        if (sent(outcome, to, loop::stopping)) {
          progress.finish(record.offset());
        }
      }
      case Intake.Waste(TaskError error) -> {
        skipped(error, record.topic(), record.partition(), record.offset());
        progress.finish(record.offset());
      }
    }
  }

  /** A record that is nobody's cannot be reported: it is named in the log, and the next one follows. */
  private void skipped(TaskError error, String topic, int partition, long offset) {
    LOG.atWarn().setMessage(EventName.ARM_CALL_FAILED.text()).addKeyValue("arm", name)
        .addKeyValue("error_type", error.category().toString())
        .addKeyValue("error_code", error.code().name()).addKeyValue("topic", topic)
        .addKeyValue("partition", partition).addKeyValue("offset", offset).log();
  }

  private void report(Order order, ArmCall.Ended ended) {
    if (ended instanceof ArmCall.Ended.Reported(Outcome outcome)) {
      if (sent(outcome, order.address(), order.call()::handedBack)) {
        order.progress().finish(order.offset());
      }
    }
  }

  /** True when the outcome is acknowledged, or nobody could ever receive it. */
  private boolean sent(
      Outcome outcome, OutcomeSender.Address to, BooleanSupplier givenUp) {
    successes.count(outcome);
    meters.count(outcome);
    try {
      if (!sender.reaches(to.homePartition())) {
        skipped(TaskError.of(ErrorCode.INVALID_FIELD, "home_partition is not there"),
            settings.topics().outcomes(), to.homePartition(), -1);
        return true;
      }
      return sender.send(outcome, to, givenUp);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void cancel(String taskId) {
    orders.stop(order -> order.assignment().taskId().equals(taskId), Call.Stop.CANCELLED);
  }
}
