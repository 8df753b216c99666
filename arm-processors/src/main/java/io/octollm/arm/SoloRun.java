package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Decoded;
import io.octollm.schema.Outcome;
import java.time.Clock;
import java.util.concurrent.Executors;

/** One assignment through one arm alone, with no broker: what {@code arm run} does. */
public final class SoloRun {
  private final Arm arm;
  private final OutputFilter filter;
  private final Clock clock;

  public SoloRun(Arm arm, OutputFilter filter, Clock clock) {
    this.arm = arm;
    this.filter = filter;
    this.clock = clock;
  }

  /** Reads an assignment as the worker does; a problem names the field. */
  public static Decoded<Assignment> read(byte[] json) {
    return AssignmentReader.read(json);
  }

  /** Works on the current thread, under the assignment's own lease and deadline. */
  public Outcome run(Assignment assignment) {
    try (var timer = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
      var call = new ArmCall(arm, filter, "solo", WorkerSettings.DEFAULT_MAX_OUTPUT_BYTES, clock, timer);
      try {
        return switch (call.run(assignment, new Call())) {
          case ArmCall.Ended.Reported(Outcome outcome) -> outcome;
          case ArmCall.Ended.HandedBack() ->
              throw new IllegalStateException("nobody hands back work that runs alone");
        };
      } finally {
        timer.shutdownNow();
      }
    }
  }
}
