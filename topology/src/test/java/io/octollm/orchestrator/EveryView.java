package io.octollm.orchestrator;

import io.octollm.schema.Codec;
import io.octollm.schema.View;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Breaker;
import io.octollm.schema.View.Circuit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Worlds around a state: at each time that matters to it, with its arms well, busy, held back, dead or away. */
final class EveryView {
  private static final View.CachedAnswer ANSWER =
      new View.CachedAnswer("key-1", Codec.tree("old"), 0.5);
  private static final Circuit FLOOD =
      new Circuit(Breaker.OPEN, 5, "t-0", Facts.START.plusSeconds(30), true, 20, 0xFFFFF, 20);

  private EveryView() {}

  static List<View> all(TaskState state) {
    List<View> views = new ArrayList<>();
    for (Instant now : times(state)) {
      List<ArmRow> well = List.of(EveryState.coder(), Story.row("judge", "check", Role.JUDGING),
          Story.row("planner", Role.PLANNING));
      views.add(view(now, well, 4, false, null, null));
      views.add(view(now, well, 0, false, ANSWER, null));
      views.add(view(now, well.stream().map(row -> row.behind(FLOOD.at(now))).toList(),
          FLOOD.places(now, 4), false, null, FLOOD));
      views.add(view(now, well.stream().map(row -> row.behind(Circuit.HELD.at(now))).toList(),
          Circuit.HELD.places(now, 4), false, null, Circuit.HELD));
      views.add(view(now, List.of(Story.dead("coder", "code"), Story.dead("judge", Role.JUDGING)),
          0, false, null, null));
      views.add(view(now, List.of(), 0, true, null, null));
      views.add(view(now, List.of(), 0, false, null, null));
    }
    return views;
  }

  private static TreeSet<Instant> times(TaskState state) {
    TreeSet<Instant> times = new TreeSet<>(List.of(Facts.START, Facts.START.plusSeconds(3)));
    switch (state) {
      case TaskState.Active active -> times.addAll(List.of(active.due(), active.endsAt(),
          active.endsAt().plusSeconds(1)));
      case TaskState.Ended ended -> times.add(ended.expiresAt());
      case TaskState.Unknown _ -> { }
    }
    return times;
  }

  private static View view(Instant now, List<ArmRow> arms, int free, boolean warmingUp,
      View.CachedAnswer cached, Circuit circuit) {
    return new View(now, 3, "policy-1", arms, Map.of("coder", free, "judge", free, "planner", free),
        warmingUp, cached, circuit == null ? null : Map.of("coder", circuit));
  }
}
