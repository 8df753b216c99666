package io.octollm.app;

import java.util.List;
import picocli.CommandLine.Command;

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

  /** The verb that comes first in the arguments, alone; all where none does. */
  static List<Class<?>> of(String... arguments) {
    return CATALOGUE.stream()
        .filter(verb -> arguments.length > 0 && arguments[0].equals(name(verb)))
        .findFirst().<List<Class<?>>>map(List::of).orElse(CATALOGUE);
  }

  private static String name(Class<?> verb) {
    return verb.getAnnotation(Command.class).name();
  }
}
