package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One assignment through one arm: watched by its lease and deadline, its output filtered and
 * measured, its exceptions turned into errors. Knows no Kafka.
 */
final class ArmCall {
  private static final Logger LOG = LoggerFactory.getLogger(ArmCall.class);

  private final Arm arm;
  private final OutputFilter filter;
  private final String instance;
  private final int maxOutputBytes;
  private final Clock clock;
  private final ScheduledExecutorService timer;

  ArmCall(Arm arm, OutputFilter filter, String instance, int maxOutputBytes, Clock clock,
      ScheduledExecutorService timer) {
    this.arm = arm;
    this.filter = filter;
    this.instance = instance;
    this.maxOutputBytes = maxOutputBytes;
    this.clock = clock;
    this.timer = timer;
  }

  /** How a call ended: with an outcome to report, or with the work given back undone. */
  sealed interface Ended {
    record Reported(Outcome outcome) implements Ended {}

    record HandedBack() implements Ended {}
  }

  /** Runs the arm on the current thread. */
  Ended run(Assignment assignment, Call call) {
    Instant started = clock.instant();
    log(assignment, "start");
    Instant limit = assignment.endsAt();
    stopIfOver(assignment, call, started);
    ArmResult result = null;
    if (call.begin()) {
      Future<?> watch = timer.schedule(() -> call.stop(overtime(assignment)),
          Math.max(0, Duration.between(started, limit).toMillis()), TimeUnit.MILLISECONDS);
      result = attempt(assignment, call);
      watch.cancel(false);
    }
    Call.Stop stop = call.end();
    long durationMs = Math.max(0, Duration.between(started, clock.instant()).toMillis());
    log(assignment, "complete");
    return stop == Call.Stop.HANDED_BACK
        ? new Ended.HandedBack()
        : new Ended.Reported(reportable(assignment, ended(stop, result, call.hasStarted()), durationMs, call));
  }

  /** An output that no outcome can hold, such as one with half of a surrogate pair, is a broken arm's. */
  private Outcome reportable(Assignment a, ArmResult result, long durationMs, Call call) {
    try {
      return outcome(a, result, durationMs);
    } catch (IllegalArgumentException e) {
      Usage usage = result instanceof ArmResult.Done done ? done.usage() : Usage.NONE;
      return outcome(a, new ArmResult.Failed(TaskError.of(
          call.hasStarted() ? ErrorCode.IN_DOUBT : ErrorCode.ARM_ERROR,
          "the arm gave an output that cannot be reported: " + e.getMessage()), usage), durationMs);
    }
  }

  private ArmResult attempt(Assignment assignment, Call call) {
    try {
      return switch (arm.work(assignment)) {
        case ArmResult.Done done -> filtered(done);
        case ArmResult.Failed failed -> failed;
      };
    } catch (InterruptedException e) {
      return ArmResult.failed(ErrorCode.ARM_ERROR, "the call was interrupted");
    } catch (Throwable e) {
      // An arm may break in any way; its text may quote the payload, so that only the class is told.
      return ArmResult.failed(TaskError.of(call.hasStarted() ? ErrorCode.IN_DOUBT : ErrorCode.ARM_ERROR,
          "the arm broke with " + e.getClass().getSimpleName()).with("class", e.getClass().getName()));
    }
  }

  private ArmResult filtered(ArmResult.Done done) {
    OutputFilter.Filtered passed = filter.filter(done.output());
    return passed.blocked() == null
        ? measured(new ArmResult.Done(passed.output(), done.confidence(), done.usage()))
        : new ArmResult.Failed(passed.blocked(), done.usage());
  }

  private ArmResult measured(ArmResult.Done done) {
    JsonNode output = done.output();
    int bytes = Codec.encode(output).length;
    return bytes <= maxOutputBytes
        ? done
        : new ArmResult.Failed(TaskError.of(ErrorCode.OUTPUT_TOO_LARGE, "the output has " + bytes
            + " bytes, the limit is " + maxOutputBytes).with("bytes", bytes), done.usage());
  }

  private static ArmResult ended(
      Call.@Nullable Stop stop, @Nullable ArmResult result, boolean unsafeStarted) {
    if (stop == null && result != null) {
      return result;
    }
    Usage usage = switch (result) {
      case ArmResult.Done done -> done.usage();
      case ArmResult.Failed failed -> failed.usage();
      case null -> Usage.NONE;
    };
    if (unsafeStarted && stop != null) {
      return new ArmResult.Failed(TaskError.of(ErrorCode.IN_DOUBT,
          "an unrepeatable act was broken off").with("by", stop.name().toLowerCase(Locale.ROOT)), usage);
    }
    TaskError error = switch (stop) {
      case LEASE -> TaskError.of(ErrorCode.STEP_TIMEOUT, result == null
          ? "the lease was over before the work began" : "the lease ended while the arm worked");
      case DEADLINE -> TaskError.of(ErrorCode.DEADLINE_EXCEEDED, "the task's deadline has passed");
      case CANCELLED -> TaskError.of(ErrorCode.CANCELLED, "the call was cancelled");
      case ABANDONED, HANDED_BACK -> throw new IllegalStateException("work given back has no outcome");
      case null -> TaskError.of(ErrorCode.ARM_ERROR, "the arm gave no result");
    };
    return new ArmResult.Failed(error, usage);
  }

  private Outcome outcome(Assignment a, ArmResult result, long durationMs) {
    String name = arm.profile().name();
    return switch (result) {
      case ArmResult.Done done -> new Outcome.Succeeded(a.taskId(), a.step(), a.attempt(), name,
          instance, done.output(), done.confidence(), done.usage(), durationMs);
      case ArmResult.Failed failed -> new Outcome.Failed(a.taskId(), a.step(), a.attempt(), name,
          instance, failed.error(), failed.usage(), durationMs);
    };
  }

  /** Stops a call whose time is over. */
  static void stopIfOver(Assignment assignment, Call call, Instant now) {
    if (!now.isBefore(assignment.endsAt())) {
      call.stop(overtime(assignment));
    }
  }

  private static Call.Stop overtime(Assignment assignment) {
    Instant deadline = assignment.deadline();
    return deadline != null && deadline.isBefore(assignment.leaseUntil())
        ? Call.Stop.DEADLINE : Call.Stop.LEASE;
  }

  /** The step's own pair of lines; its name is the arm's and the step's. */
  private void log(Assignment a, String what) {
    if (!LOG.isDebugEnabled()) {
      return;
    }
    LOG.atDebug().setMessage(arm.profile().name() + "." + a.step() + "." + what)
        .addKeyValue("request_id", a.requestId()).addKeyValue("task_id", a.taskId())
        .addKeyValue("arm", arm.profile().name()).addKeyValue("step", a.step())
        .addKeyValue("attempt", a.attempt()).log();
  }
}
