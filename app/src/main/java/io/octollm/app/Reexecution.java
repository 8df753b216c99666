package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.Limits;
import io.octollm.app.config.Sources;
import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.replay.ArmReplay;
import io.octollm.ops.incident.replay.IncidentReplay;
import io.octollm.ops.incident.replay.Verdict;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Ids;
import io.octollm.schema.Topics;
import io.octollm.topology.OctoTopology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A bundle's decisions, to be taken again under the settings that it was recorded under. */
record Reexecution(Bundle bundle, Configuration recorded, Reflex reflex) {

  /** Named in a bundle's configuration where the pipeline could not be asked for its settings. */
  static final String SETTINGS_OF = "settings-of";

  /** Whether the settings are those of the pipeline that the bundle was recorded in. */
  boolean knowsSettings() {
    return !bundle.manifest().configuration().containsKey(SETTINGS_OF);
  }

  /**
   * Of a bundle whose configuration this version can have.
   *
   * @param reflex this machine's: a bundle holds neither the policy nor the key
   */
  static Reexecution of(Bundle bundle, Reflex reflex) throws Configuration.Invalid {
    Map<String, String> told = bundle.manifest().configuration();
    SortedMap<String, String> decisive = new TreeMap<>(told);
    decisive.keySet().retainAll(Limits.DECISIVE);
    decisive.put("topic-prefix", told.getOrDefault("topic-prefix", Topics.DEFAULT_PREFIX));
    Sources sources = new Sources(Map.of(), Map.of(),
        List.of(new Sources.PropertyFile(Path.of("manifest.json"), decisive)));
    return new Reexecution(bundle, Configuration.read(sources), reflex);
  }

  /** Whether this version builds the graph that the bundle was recorded with. */
  boolean sameGraph() {
    String graph = OctoTopology.build(StreamsRole.drawing(recorded, reflex)).describe().toString();
    return Ids.sha256(graph.getBytes(StandardCharsets.UTF_8)).equals(bundle.manifest().topologySha256());
  }

  /**
   * Gives the assignments of one arm to it once more.
   *
   * @param scratch a folder of this call alone
   */
  Verdict run(String arm, Path scratch) {
    return new ArmReplay(arm, recorded.pipeline().topics(), reflex, scratch).replay(bundle);
  }

  Verdict run() {
    Limits limits = recorded.limits();
    return new IncidentReplay(recorded.pipeline().topics(), limits.orchestrator(), limits.shell(),
        limits.reader(), reflex).replay(bundle);
  }
}
