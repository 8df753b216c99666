package io.octollm.ops.incident.report;

import io.octollm.ops.letter.LetterStats;
import io.octollm.ops.topic.Tally;
import io.octollm.schema.Codec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened in a window. Holds ids, counts and times alone: nothing that a task said.
 *
 * @param actions what was done by hand or replay, with its count
 * @param open letters of the window that are open now
 * @param complete false when reading ended at a limit, so that the counts are too low
 */
public record IncidentReport(Instant since, Instant until, Instant at, Observations seen,
    List<Candidates.Candidate> candidates, Map<String, Integer> actions, LetterStats open, Tally read,
    boolean complete) {

  static IncidentReport of(Instant since, Instant until, Instant at, Observations seen,
      Map<String, Integer> actions, LetterStats open, Tally read, boolean complete) {
    return new IncidentReport(since, until, at, seen, Candidates.of(seen), new TreeMap<>(actions), open,
        read, complete && read.complete());
  }

  /** The timeline: first failure, peak, what changed, recovery, each at its time. */
  List<Observations.Mark> timeline() {
    List<Observations.Mark> marks = new ArrayList<>(seen.marks);
    Observations.Failure first = seen.first;
    Observations.Failure last = seen.last;
    if (first != null && last != null) {
      marks.add(new Observations.Mark(first.at(), "first failure: " + first.code() + " at "
          + first.stage() + ", task " + first.taskId()));
      Instant peak = seen.slices.peak(Observations.FAILED).truncatedTo(ChronoUnit.MILLIS);
      marks.add(new Observations.Mark(peak.isBefore(first.at()) ? first.at() : peak, "most failures in "
          + seen.slices.slice().toSeconds() + " s: "
          + seen.slices.of(Observations.FAILED).stream().max(Comparator.naturalOrder()).orElse(0)));
      marks.add(new Observations.Mark(last.at(), "last failure: " + last.code() + " at " + last.stage()));
      if (seen.recovered != null) {
        marks.add(new Observations.Mark(seen.recovered, "tasks complete again"));
      }
    }
    seen.arms.values().stream().flatMap(arm -> arm.spells().stream()).forEach(spell -> marks.add(
        new Observations.Mark(spell.since(), spell.arm() + " is full: " + spell.capacity()
            + " steps at work, and others wait")));
    marks.sort(Comparator.comparing(Observations.Mark::at));
    return marks;
  }

  /** The object that {@code incident report --json} prints. */
  public ObjectNode toJson() {
    ObjectNode json = Codec.emptyObject().put("since", since.toString()).put("until", until.toString())
        .put("started", seen.started).put("ended", seen.ended).put("failed", seen.failed)
        .put("complete", complete);
    ArrayNode causes = json.putArray("candidates");
    candidates.forEach(c -> causes.addObject().put("share", c.share()).put("since", c.since().toString())
        .put("what", c.what()));
    ArrayNode moments = json.putArray("timeline");
    timeline().forEach(m -> moments.addObject().put("at", m.at().toString()).put("what", m.what()));
    json.set("by_type", Codec.tree(seen.byType()));
    json.set("tenants", Codec.tree(seen.tenants));
    json.set("actions", Codec.tree(actions));
    ArrayNode kinds = json.putArray("failures");
    seen.failures.values().forEach(kind -> kinds.addObject().put("code", kind.code)
        .put("error_type", kind.type).put("stage", kind.stage).put("count", kind.count)
        .set("examples", Codec.tree(kind.examples.stream()
            .map(Observations.Failure::taskId).toList())));
    json.put("open_letters", open.kinds().stream().mapToInt(LetterStats.Kind::open).sum());
    ObjectNode rows = json.putObject("slices").put("seconds", seen.slices.slice().toMillis() / 1000.0);
    seen.slices.names().forEach(name -> rows.set(name, Codec.tree(seen.slices.of(name))));
    return json;
  }
}
