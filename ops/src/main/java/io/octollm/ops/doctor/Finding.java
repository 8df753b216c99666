package io.octollm.ops.doctor;

import io.octollm.schema.Codec;
import tools.jackson.databind.node.ObjectNode;

/** What one check found out. */
public sealed interface Finding {
  String check();

  /** All is well; {@code what} says what was seen. */
  record Ok(String check, String what) implements Finding {}

  /** Something stands in the way: why, and what to do about it. */
  record Trouble(String check, String cause, String fix) implements Finding {}

  /** Could not be looked at, for another finding's reason. */
  record Skipped(String check, String why) implements Finding {}

  /** The finding in one line. */
  default String line() {
    return switch (this) {
      case Ok(String check, String what) -> "ok    " + check + ": " + what;
      case Trouble(String check, String cause, String fix) ->
          "FAIL  " + check + ": " + cause + "; fix: " + fix;
      case Skipped(String check, String why) -> "skip  " + check + ": " + why;
    };
  }

  default ObjectNode toJson() {
    ObjectNode line = Codec.emptyObject().put("name", check());
    return switch (this) {
      case Ok ok -> line.put("status", "ok").put("what", ok.what());
      case Trouble t -> line.put("status", "fail").put("cause", t.cause()).put("fix", t.fix());
      case Skipped s -> line.put("status", "skip").put("why", s.why());
    };
  }
}
