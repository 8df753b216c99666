package io.octollm.app.faults;

import io.octollm.app.OtherJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pitest.mutationtest.engine.MutationDetails;

/** Runs {@code incident replay} with a mutant of the fold in the place of the fold. Not thread-safe. */
final class MutantReplay {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Path folder;
  private final List<Path> bundles;
  private final FoldMutants mutants = new FoldMutants();
  private int number;

  MutantReplay(Path folder, List<Path> bundles) {
    this.folder = folder;
    this.bundles = bundles;
  }

  /**
   * What came of so many mutants that the bundles reach.
   *
   * @param noticed how many gave a diff
   * @param unreached how many more were drawn whose line no bundle executes
   * @param survivors reached, and without a diff
   */
  record Score(int reached, int noticed, int unreached, List<String> survivors) {}

  Score of(long seed, int count) throws IOException, InterruptedException {
    int noticed = 0;
    int unreached = 0;
    List<String> survivors = new ArrayList<>();
    for (MutationDetails mutation : mutants.shuffled(seed)) {
      if (noticed + survivors.size() == count) {
        break;
      }
      if (exit(mutation, false) == 1) {
        noticed++;
      } else if (exit(mutation, true) == 1) {
        survivors.add(mutation.getClassName().asJavaName() + ":" + mutation.getLineNumber() + " "
            + mutation.getDescription());
      } else {
        unreached++;
      }
    }
    return new Score(noticed + survivors.size(), noticed, unreached, survivors);
  }

  private int exit(MutationDetails mutation, boolean bomb) throws IOException, InterruptedException {
    Path classes = Files.createDirectories(folder.resolve("mutant-" + ++number));
    if (bomb) {
      mutants.writeBomb(mutation, classes);
    } else {
      mutants.write(mutation, classes);
    }
    List<String> arguments = new ArrayList<>(List.of("incident", "replay"));
    bundles.forEach(bundle -> arguments.add(bundle.toAbsolutePath().toString()));
    try (OtherJvm replay = OtherJvm.start(
        classes, classes + File.pathSeparator + System.getProperty("java.class.path"), arguments)) {
      return replay.exit(LIMIT);
    }
  }
}
