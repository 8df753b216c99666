package io.octollm.app;

import java.util.List;

/** The catalogue of verbs: a new one is a class and a line here. */
final class Verbs {
  static final List<Class<?>> CATALOGUE = List.of(
      DemoVerb.class,
      RunVerb.class,
      UpVerb.class,
      SubmitVerb.class,
      CancelVerb.class,
      ResumeVerb.class,
      ResultsVerb.class,
      IngestVerb.class,
      TraceVerb.class,
      DlqVerb.class,
      IncidentVerb.class,
      LagVerb.class,
      DoctorVerb.class,
      LogLevelVerb.class,
      FlagsVerb.class,
      TopicsVerb.class,
      TopologyVerb.class,
      ReflexVerb.class,
      ArmVerb.class,
      BenchVerb.class,
      VersionVerb.class);

  private Verbs() {}
}
