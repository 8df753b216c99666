package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Budget;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Ids;
import io.octollm.schema.TaskError;
import org.jspecify.annotations.Nullable;

/** Reads assignments from bytes; one that lacks what an arm relies on is a problem, not a null. */
final class AssignmentReader {
  private AssignmentReader() {}

  static Decoded<Assignment> read(byte @Nullable [] bytes) {
    return switch (Codec.decode(bytes, Assignment.class)) {
      case Decoded.Value<Assignment>(Assignment read) -> complete(read);
      case Decoded.Problem<Assignment> problem -> problem;
    };
  }

  private static Decoded<Assignment> complete(Assignment a) {
    String missing = missing(a);
    if (missing != null) {
      return new Decoded.Problem<>(
          TaskError.of(ErrorCode.INVALID_FIELD, missing + " is missing").with("field", missing));
    }
    if (!Ids.isTaskId(a.taskId()) || a.attempt() < 1 || a.homePartition() < 0) {
      return Decoded.problem(ErrorCode.INVALID_FIELD,
          "task_id, attempt (from 1) or home_partition (from 0) is out of its range");
    }
    return new Decoded.Value<>(new Assignment(a.taskId(), a.requestId(), a.step(), a.attempt(),
        a.homePartition(), a.arm(), a.capability(), a.model(), orElse(a.tenant(), "default"),
        a.goal(), orElse(a.instruction(), a.goal()), orElse(a.context(), Codec.emptyObject()),
        a.input(), a.constraints(), a.criteria(), a.feedback(), a.requiredCapabilities(),
        orElse(a.budget(), Budget.DEFAULT), a.deadline(),
        a.leaseUntil()));
  }

  private static @Nullable String missing(Assignment a) {
    return absent(a.taskId()) ? "task_id"
        : absent(a.requestId()) ? "request_id"
        : absent(a.step()) ? "step"
        : absent(a.arm()) ? "arm"
        : absent(a.goal()) ? "goal"
        : absent(a.leaseUntil()) ? "lease_until"
        : null;
  }

  private static boolean absent(@Nullable Object value) {
    return value == null;
  }

  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
