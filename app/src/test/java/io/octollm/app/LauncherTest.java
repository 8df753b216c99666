package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code octollm}: what it knows of the verbs, and what it does with a JDK that only says so. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "octollm");
  /** They may work for long, and gain by C2's code. */
  private static final List<String> MAY_TAKE_LONG = List.of("arm", "ingest", "reflex", "results");
  private static final List<String> START_A_PIPELINE = List.of("bench", "demo", "run", "up");

  @TempDir Path root;

  private static List<String> catalogue() {
    return Verbs.CATALOGUE.stream().map(Verbs.Verb::name).toList();
  }

  /** The verbs of the {@code case} branch that does so. */
  private static List<String> verbs(String does) throws IOException {
    Matcher branch = Pattern.compile(" in\n([a-z |\\\\\\n-]+)\\) " + Pattern.quote(does))
        .matcher(Files.readString(LAUNCHER));
    assertThat(branch.find()).isTrue();
    return Stream.of(branch.group(1).split("[^a-z-]+")).filter(word -> !word.isEmpty()).toList();
  }

  @Test
  void everyVerbHasItsPlaceInTheLauncher() throws IOException {
    List<String> all = new ArrayList<>(verbs("JVM_FLAGS="));
    all.addAll(verbs("cache=$build/pipeline.aot"));
    all.addAll(MAY_TAKE_LONG);

    assertThat(all).containsExactlyInAnyOrderElementsOf(catalogue());
  }

  @Test
  void verbsThatStartAPipelineHaveItsCache() throws IOException {
    assertThat(verbs("cache=$build/pipeline.aot")).containsExactlyElementsOf(START_A_PIPELINE);
  }

  @Test
  void cacheIsMadeWhereTheOtherCannotBe() throws Exception {
    launchable("case $* in *brief.aot.new*) exit 1 ;; esac");

    Process version = launch("version");
    String said = new String(version.getInputStream().readAllBytes());
    assertThat(version.waitFor()).as(said).isZero();

    Path runs = root.resolve("app/target/run");
    Path build = runs.resolve(Files.readString(runs.resolve("current")).strip());
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!Files.exists(build.resolve("pipeline.aot")) && System.nanoTime() < until) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(build.resolve("pipeline.aot")).exists();
    assertThat(build.resolve("brief.aot")).doesNotExist();
  }

  @Test
  void benchmarkWaitsForTheCaches() throws Exception {
    launchable("case $* in *aot.new*) sleep 0.5 ;; *) echo \"$@\" ;; esac");

    Process bench = launch("bench", "startup");
    String said = new String(bench.getInputStream().readAllBytes());

    assertThat(bench.waitFor()).as(said).isZero();
    assertThat(said).contains("waiting for the start-up caches", "-XX:AOTCache=", "pipeline.aot");
  }

  /** The project as the launcher sees it, a build that makes an empty jar, and a JDK that makes caches alone. */
  private void launchable(String java) throws IOException {
    Files.copy(LAUNCHER, root.resolve("octollm"));
    Files.createFile(root.resolve("pom.xml"));
    Files.createDirectories(root.resolve("app/src/main"));
    Files.createDirectories(root.resolve("jdk/bin"));
    Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
    script("mvnw", "mkdir -p app/target && : >app/target/app-1.jar && echo \"$PWD/pom.xml\" >app/target/classpath");
    script("jdk/bin/javac", "exit 0");
    script("jdk/bin/java", java
        + "\nfor word; do case $word in -XX:AOTCacheOutput=*) : >\"${word#*=}\" ;; esac; done");
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(root.resolve(name), "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Process launch(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", root.resolve("octollm").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    OtherJvm.forgetSettings(builder);
    builder.environment().putAll(Map.of("OCTOLLM_JAVA_HOME", root.resolve("jdk").toString()));
    return builder.start();
  }
}
