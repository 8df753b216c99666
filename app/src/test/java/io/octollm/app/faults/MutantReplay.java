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
  /** How many bundles a mutant is first tried on; the next lot is three times as large. */
  private static final int FIRST = 20;

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
      Path folder = Files.createDirectories(this.folder.resolve("mutant-" + ++number));
      mutants.writeBomb(mutation, folder);
      if (!differs(folder)) {
        unreached++;
        continue;
      }
      mutants.write(mutation, folder);
      if (differs(folder)) {
        noticed++;
      } else {
        survivors.add(mutation.getClassName().asJavaName() + ":" + mutation.getLineNumber() + " "
            + mutation.getDescription());
      }
    }
    return new Score(noticed + survivors.size(), noticed, unreached, survivors);
  }

  /** Whether any bundle does; most differ among the first few, and the others are then spared. */
  private boolean differs(Path classes) throws IOException, InterruptedException {
    for (int from = 0, to = FIRST; from < bundles.size(); from = to, to *= 3) {
      if (differs(classes, bundles.subList(from, Math.min(to, bundles.size())))) {
        return true;
      }
    }
    return false;
  }

  private static boolean differs(Path classes, List<Path> bundles) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("incident", "replay"));
    bundles.forEach(bundle -> arguments.add(bundle.toAbsolutePath().toString()));
    try (OtherJvm replay = OtherJvm.start(
        classes, classes + File.pathSeparator + System.getProperty("java.class.path"), arguments)) {
      replay.exit(LIMIT);
      return replay.out().stream().anyMatch(line -> line.contains(".zip: differs after "));
    }
  }
}
