package io.octollm.ops.letter;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a letter, and by which act.
 *
 * @param replayId of the replay, or of what somebody did by hand; null where no audit tells
 * @param newTaskId of the task that was submitted in its place; null unless it was edited
 */
public record Fate(State state, @Nullable String replayId, @Nullable String newTaskId) {
  static final Fate OPEN = new Fate(State.OPEN, null, null);
  static final Fate PARKED = new Fate(State.PARKED, null, null);

  /** A letter is settled once, so it is in one of these. */
  public enum State {
    OPEN, REPLAYED, EDITED, PARKED, DISMISSED;

    /** As it is printed. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Fate of(Audit audit) {
    return switch (audit.action()) {
      case Audit.REPLAYED, Audit.RESUMED -> new Fate(State.REPLAYED, audit.replayId(), null);
      case Audit.EDITED -> new Fate(State.EDITED, audit.replayId(), audit.taskId());
      case Audit.PARKED -> new Fate(State.PARKED, audit.replayId(), null);
      // Also one that a purge meant to take: whatever settled it, nothing more is to be done about it.
      default -> new Fate(State.DISMISSED, audit.replayId(), null);
    };
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  /** Both of them where they are the same; of two that differ, what they have in common. */
  static Fate both(Fate one, Fate other) {
    return one.equals(other) ? one : new Fate(one.state(), null, null);
  }
}
