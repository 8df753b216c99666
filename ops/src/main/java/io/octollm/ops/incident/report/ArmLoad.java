package io.octollm.ops.incident.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How busy one arm was: what it worked on, what waited for a place, and when it had none left. */
final class ArmLoad {
  private static final int MOST_SPELLS = 100;

  private final String arm;
  private final Set<String> called = new HashSet<>();
  private final Set<String> waiting = new HashSet<>();
  private final List<Spell> spells = new ArrayList<>();
  private int capacity;
  private @Nullable Instant fullSince;
  private int mostWanted;
  private int failed;

  ArmLoad(String arm) {
    this.arm = arm;
  }

  /**
   * A time in which steps waited for an arm that worked on as many as it can.
   *
   * @param until null when it lasted to the end of the window
   * @param wanted how many steps were given to it or waited, at the most
   * @param failed tasks that ended as failures while a step of theirs waited or lay here
   */
  record Spell(String arm, Instant since, @Nullable Instant until, int capacity, int wanted, int failed) {}

  int waiting() {
    return waiting.size();
  }

  /** The capacity that it had before, when another one is told; -1 when it is the same or the first. */
  int capacity(int told) {
    int before = capacity;
    capacity = told;
    return before == 0 || before == told ? -1 : before;
  }

  void waits(String step, Instant at) {
    waiting.add(step);
    look(at);
  }

  void calls(String step, Instant at) {
    waiting.remove(step);
    called.add(step);
    look(at);
  }

  void ends(String step, Instant at) {
    called.remove(step);
    look(at);
  }

  /** A task is over, whatever its steps were at; tells whether one lay here while the arm was full. */
  boolean over(List<String> steps, boolean badly, Instant at) {
    boolean lay = false;
    for (String step : steps) {
      lay |= waiting.remove(step) | called.remove(step);
    }
    boolean held = lay && fullSince != null;
    if (held && badly) {
      failed++;
    }
    look(at);
    return held;
  }

  private void look(Instant at) {
    boolean full = capacity > 0 && called.size() >= capacity && !waiting.isEmpty();
    if (full && fullSince == null) {
      fullSince = at;
      mostWanted = 0;
      failed = 0;
    }
    if (full) {
      mostWanted = Math.max(mostWanted, called.size() + waiting.size());
    } else if (fullSince != null && waiting.isEmpty() && called.size() < capacity) {
      close(at);
    }
  }

  private void close(@Nullable Instant until) {
    if (fullSince != null && spells.size() < MOST_SPELLS) {
      spells.add(new Spell(arm, fullSince, until, capacity, mostWanted, failed));
    }
    fullSince = null;
  }

  /** All spells, the one under way included. */
  List<Spell> spells() {
    close(null);
    return List.copyOf(spells);
  }
}
