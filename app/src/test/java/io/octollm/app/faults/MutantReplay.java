package io.octollm.app.faults;

import io.octollm.app.CommandRun;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pitest.mutationtest.engine.MutationDetails;

/**
 * Runs {@code incident replay} with a mutant of the fold in the place of the fold, in a class loader of
 * its own: a JVM for each would take ten times as long. Not thread-safe.
 */
final class MutantReplay {
  private static final Duration LIMIT = Duration.ofMinutes(5);
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
   * @param unreached how many more were drawn whose change no bundle comes by
   * @param survivors reached, and without a diff
   */
  record Score(int reached, int noticed, int unreached, List<String> survivors) {}

  Score of(long seed, int count) throws Exception {
    int noticed = 0;
    int unreached = 0;
    List<String> survivors = new ArrayList<>();
    for (MutationDetails mutation : mutants.shuffled(seed)) {
      if (noticed + survivors.size() == count) {
        break;
      }
      Path classes = Files.createDirectories(folder.resolve("mutant-" + ++number));
      mutants.write(mutation, classes);
      if (differs(classes)) {
        noticed++;
        continue;
      }
      mutants.writeBomb(mutation, classes);
      if (differs(classes)) {
        survivors.add(mutation.getClassName().asJavaName() + ":" + mutation.getLineNumber() + " "
            + mutation.getDescription());
      } else {
        unreached++;
      }
    }
    return new Score(noticed + survivors.size(), noticed, unreached, survivors);
  }

  /** Whether any bundle does; most differ among the first few, and the others are then spared. */
  private boolean differs(Path classes) throws Exception {
    for (int from = 0, to = FIRST; from < bundles.size(); from = to, to *= 3) {
      if (differs(classes, bundles.subList(from, Math.min(to, bundles.size())))) {
        return true;
      }
    }
    return false;
  }

  /** A mutant that breaks the verb gives no diff, nor does one without end; its thread ends with the JVM. */
  private boolean differs(Path classes, List<Path> bundles) throws Exception {
    FutureTask<String> replay = new FutureTask<>(() -> replayed(classes, bundles));
    Thread.ofPlatform().daemon().name("mutant").start(replay);
    try {
      return replay.get(LIMIT.toSeconds(), TimeUnit.SECONDS).contains(".zip: differs after ");
    } catch (TimeoutException | ExecutionException e) {
      System.out.println("no verdict on " + classes.getFileName() + ": " + root(e));
      return false;
    }
  }

  private static Throwable root(Throwable thrown) {
    return thrown.getCause() == null ? thrown : root(thrown.getCause());
  }

  private String replayed(Path classes, List<Path> bundles) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("incident", "replay"));
    bundles.forEach(bundle -> arguments.add(bundle.toAbsolutePath().toString()));
    // A name before each verdict, also where there is one bundle.
    arguments.add(arguments.getLast());
    try (MutatedClasses loader = new MutatedClasses(classes)) {
      Class<?> run = loader.loadClass(CommandRun.class.getName());
      Object done = run.getMethod("with", String.class, Map.class, Path.class, String[].class)
          .invoke(null, "", Map.of(), folder, arguments.toArray(String[]::new));
      return (String) run.getMethod("out").invoke(done);
    }
  }

  /** The mutant's class, and anew all that is made with the fold; everything else as it is loaded. */
  private static final class MutatedClasses extends URLClassLoader {
    private static final List<String> WITH_THE_FOLD =
        List.of("io.octollm.orchestrator.", "io.octollm.topology.", "io.octollm.ops.", "io.octollm.app.");

    MutatedClasses(Path classes) throws IOException {
      super(classPath(classes), MutantReplay.class.getClassLoader());
    }

    private static URL[] classPath(Path classes) throws MalformedURLException {
      List<URL> all = new ArrayList<>(List.of(classes.toUri().toURL()));
      for (String entry : Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator))) {
        all.add(Path.of(entry).toUri().toURL());
      }
      return all.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        return WITH_THE_FOLD.stream().anyMatch(name::startsWith)
            ? findClass(name) : super.loadClass(name, resolve);
      }
    }
  }
}
