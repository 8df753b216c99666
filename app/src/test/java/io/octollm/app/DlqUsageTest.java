package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the verbs of dead letters refuse before they look for a pipeline. */
class DlqUsageTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "replay --dry-run --plan 0123456789abcdef | --dry-run and --plan exclude each other",
    "replay --plan HASH | --plan is no plan's hash",
    "replay | say --dry-run",
    "edit task-1 --field a=1 --input - | --field and --input exclude each other",
    "edit task-1 --input - --original | --input and --original exclude each other",
    "edit task-1 | say --field NAME=JSON, or --input FILE, or --original",
    "ls --since 2026-02-01T00:00:00Z --until 2026-01-01T00:00:00Z | --since must lie before --until",
    "ls --topic x --stage intake | --stage cannot be asked of another program's letters",
    "ls --topic x --task task-1 --open --code ARM_ERROR | --code and --task and --open cannot",
    "ls --topic x --parked | --parked cannot",
    "ls --open --parked | --open and --parked exclude each other",
  })
  void refusalIsOneLineThatNamesTheOptions(String arguments, String message) {
    CommandRun run = CommandRun.of(("dlq " + arguments).split(" "));

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains(message);
  }
}
