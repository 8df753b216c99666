package io.octollm.ops.trace;

import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import io.octollm.schema.View;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words why a decision was taken as it was, from what its event recorded. */
final class Why {
  private final Event event;
  private final Event.Entry entry;

  private Why(Event event, Event.Entry entry) {
    this.event = event;
    this.entry = entry;
  }

  /**
   * The reason for one entry of an event.
   *
   * @param waited how many seconds the step waited before; null when it did not
   * @return null where the entry's name and fields say it all
   */
  static @Nullable String of(Event event, Event.Entry entry, @Nullable Double waited) {
    Why why = new Why(event, entry);
    return switch (entry.event()) {
      case ARM_ROUTER_SCORING -> why.thisArm();
      case ARM_ROUTER_NO_CANDIDATE -> why.noArm();
      case ARM_CALL_START -> why.now(waited);
      case ARM_CALL_FAILED -> why.failed();
      case ARM_BREAKER -> why.breaker();
      case FLOOD_OPEN -> why.say("too many tasks end as dead letters at {arm} ({letters} of the last {ends}, "
          + "{letters_in_row} in a row): its work is held back and tried one step at a time");
      case FLOOD_CLOSED -> why.is("by", "command") ? why.say("an operator let the work for {arm} go on")
          : why.say("the step that was tried went well: the work for {arm} goes on");
      case TASK_WAITING -> why.waiting();
      case TASK_RETRY -> why.retried();
      case TASK_PLANNED -> why.planned();
      case TASK_COMPLETE -> why.is("source", "cache") ? "the cache had the answer" : "all its steps are done";
      case TASK_FAILED -> why.ended();
      case TASK_REJECTED -> why.say("{error_code}: {error}");
      case TASK_CANCELLED -> "an operator's command ended it";
      case TASK_RESUMED -> why.resumed();
      case TASK_DUPLICATE -> why.say("the same task came before, at {first_partition}@{first_offset}");
      case CACHE_MISS -> why.say("the cache has no answer: {reason}");
      default -> null;
    };
  }

  private String thisArm() {
    List<?> candidates = entry.fields().get("candidates") instanceof List<?> list ? list : List.of();
    String scores = candidates.stream().map(Why::score).collect(Collectors.joining(", then "));
    boolean first = candidates.isEmpty() || candidates.getFirst() instanceof Map<?, ?> best
        && Objects.equals(best.get("arm"), entry.fields().get("chosen"));
    return say(first ? "{chosen} scores best for {step}: " : "{chosen} is the best for {step} with a free place: ")
        + scores;
  }

  private static String score(Object candidate) {
    return candidate instanceof Map<?, ?> c ? String.format(Locale.ROOT,
        "%s %s (match %s, success %s, availability %s, cheapness %s)", c.get("arm"), c.get("score"),
        c.get("match"), c.get("success"), c.get("availability"), c.get("cheapness")) : "";
  }

  private String noArm() {
    return has("required") ? say("no arm has what {step} needs: {required}; the arms have {available}")
        : say("none of the arms that can do {step} is alive and has its topics: {known}");
  }

  private String now(@Nullable Double waited) {
    String since = waited == null ? "" : String.format(Locale.ROOT, " after %.3f s", waited);
    String why = switch (event.fact().kind()) {
      case "submitted" -> "at once, {arm} had a free place";
      case "slot" -> "{arm} had a place for it" + since;
      case "timer" -> "its next attempt was due" + since;
      case "command" -> "a command took the task up again";
      default -> String.valueOf(text("step")).startsWith("judge:")
          ? "the output is there to be held against its criteria"
          : "what it needs was reported, and {arm} had a free place";
    };
    return say(why + (isTry() ? "; it is the one step by which the arm is tried" : ""));
  }

  private boolean isTry() {
    return event.entries().stream().anyMatch(other -> other.event() == EventName.ARM_BREAKER
        && "half_open".equals(other.fields().get("state"))
        && Objects.equals(other.fields().get("arm"), entry.fields().get("arm")));
  }

  private String failed() {
    return event.fact().kind().equals("timer") ? say("{arm} reported nothing before its lease was over")
        : say("{arm} reported {error_code}");
  }

  private String breaker() {
    return switch (String.valueOf(text("state"))) {
      case "open" -> say("{failures} tasks in a row failed at {arm}: it is left alone until {until}");
      case "half_open" -> say("the pause is over: one step tries {arm}");
      default -> say("{arm} is well again");
    };
  }

  private String waiting() {
    if (has("held")) {
      return say("it is held back: too many tasks end as dead letters at {arm}");
    }
    if (has("until")) {
      return say("no arm that can do {step} is alive; one has until {until} to come");
    }
    View.Circuit circuit = event.view().circuit(String.valueOf(text("arm")));
    return circuit.at(event.at()) == View.Breaker.CLOSED
        ? say("every place at {arm} is taken") : say("the circuit before {arm} is open until " + circuit.until());
  }

  private String retried() {
    String who = switch (String.valueOf(text("next"))) {
      case "other_arm" -> "by another arm if there is one";
      case "next_model" -> "with the next model if there is one";
      default -> "by the same arm";
    };
    return say("{error_code}, {error}: tried again " + who + (has("asked_ms")
        ? " at {due_at}, after the {asked_ms} ms that were asked for" : " at {due_at}"));
  }

  private String planned() {
    if (has("refused")) {
      return say("the plan was refused: {refused}");
    }
    return has("replaced_for") ? say("{replaced_for} cannot be done as planned: another plan is asked for")
        : say("{steps} steps by the {by}");
  }

  private String ended() {
    return say("{error_code}: {error} ({retries} of {max_retries} retries used)");
  }

  private String resumed() {
    return say("an operator's command took it up again, run {run}, "
        + (has("step") ? "from {step} on" : "where it failed") + (has("edited") ? ", with other input" : ""));
  }

  private boolean has(String field) {
    return entry.fields().get(field) != null;
  }

  private boolean is(String field, String value) {
    return value.equals(text(field));
  }

  private @Nullable String text(String field) {
    Object value = entry.fields().get(field);
    return value == null ? null : value.toString();
  }

  /** A sentence with the entry's fields in the places that name them. */
  private String say(String sentence) {
    StringBuilder said = new StringBuilder();
    int from = 0;
    for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', from)) {
      int close = sentence.indexOf('}', open);
      said.append(sentence, from, open).append(text(sentence.substring(open + 1, close)));
      from = close + 1;
    }
    return said.append(sentence.substring(from)).toString();
  }
}
