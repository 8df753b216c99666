package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class VerbsTest {
  static Stream<List<String>> verbs() {
    List<List<String>> verbs = new ArrayList<>();
    collect(line(), List.of(), verbs);
    return verbs.stream();
  }

  private static CommandLine line() {
    return OctoLlm.commandLine(Shell.ofProcess());
  }

  private static void collect(CommandLine at, List<String> words, List<List<String>> into) {
    for (Map.Entry<String, CommandLine> verb : at.getSubcommands().entrySet()) {
      List<String> path = new ArrayList<>(words);
      path.add(verb.getKey());
      into.add(path);
      collect(verb.getValue(), path, into);
    }
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbTellsWhatItDoesAndTakesJson(List<String> words) {
    List<String> help = new ArrayList<>(words);
    help.add("--help");

    CommandRun run = CommandRun.of(help.toArray(String[]::new));

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("Usage: octollm " + String.join(" ", words)).contains("--json");
    assertThat(run.lines()).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbRefusesAnUnknownOption(List<String> words) {
    List<String> wrong = new ArrayList<>(words);
    wrong.add("--jsn");

    CommandRun run = CommandRun.of(wrong.toArray(String[]::new));

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().startsWith("octollm: ");
  }

  @Test
  void theCatalogueNamesVerbsAsTheirClassesDo() {
    assertThat(withParts(Verbs.CATALOGUE)).hasSizeGreaterThan(30).allSatisfy(verb ->
        assertThat(verb.type().getAnnotation(Command.class).name()).isEqualTo(verb.name()));
  }

  private static List<Verbs.Verb> withParts(List<Verbs.Verb> verbs) {
    return verbs.stream().flatMap(verb -> Stream.concat(Stream.of(verb), withParts(verb.parts()).stream())).toList();
  }

  @Test
  void ofAVerbsPartsOnlyTheOneThatIsNamedIsMade() {
    assertThat(parts("incident", "replay")).containsExactly("replay");
    assertThat(parts("dlq", "--json")).hasSize(8);
    assertThat(parts("dlq")).hasSize(8);
  }

  private static Set<String> parts(String... arguments) {
    return OctoLlm.commandLine(Shell.ofProcess(), arguments).getSubcommands().get(arguments[0]).getSubcommands().keySet();
  }

  @Test
  void aMisspelledPartOfAVerbNamesTheNearest() {
    CommandRun run = CommandRun.of("incident", "replya");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("the nearest is replay");
  }

  @Test
  void theVerbsOfTheContractAreThere() {
    assertThat(line().getSubcommands()).containsKeys("demo", "run", "up", "submit", "cancel",
        "results", "ingest", "trace", "dlq", "incident", "lag", "doctor", "log-level", "flags", "topics", "topology",
        "reflex", "arm", "version");
  }

  @Test
  void aTypingErrorNamesTheNearestVerb() {
    CommandRun run = CommandRun.of("sumbit");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).isEqualTo(
        "octollm: unknown verb sumbit, the nearest is submit (see `octollm --help`)\n");
  }

  @Test
  void noVerbIsAUsageError() {
    assertThat(CommandRun.of().exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void versionTellsTheBuild() {
    assertThat(CommandRun.of("--version").lines()).singleElement().asString().startsWith("octollm ");
    assertThat(CommandRun.of("version", "--json").out()).startsWith("{");
  }

  @Test
  void aPipelineThatIsNotThereIsNamedWithTheWayToOne() {
    CommandRun run = CommandRun.of("results", "--data", "nowhere");

    assertThat(run.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(run.err()).isEqualTo("octollm: no pipeline runs in nowhere: start one with"
        + " `octollm up`, or name its cluster with --bootstrap HOST:PORT\n");
  }

  @Test
  void listeningOnAllAddressesWithoutATokenIsRefused() {
    CommandRun run = CommandRun.of("up", "--host", "0.0.0.0");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err().lines()).singleElement().asString().contains("OCTOLLM_HTTP_TOKEN");
  }

  @Test
  void anUnknownRoleNamesTheNearest() {
    CommandRun run = CommandRun.of("up", "--only", "arm:codr");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("arm:coder");
  }

  @Test
  void submitNeedsATaskFromOnePlace() {
    assertThat(CommandRun.of("submit").exit()).isEqualTo(Exit.USAGE);
    assertThat(CommandRun.of("submit", "-", "--goal", "x").exit()).isEqualTo(Exit.USAGE);
    assertThat(CommandRun.of("submit", "--goal", "x", "--request-id", "a b").exit())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void aFileThatIsNotThereIsBadInput() {
    CommandRun run = CommandRun.of("run", "nowhere.jsonl");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("nowhere.jsonl cannot be read");
  }
}
