package io.octollm.topology;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.octollm.orchestrator.TaskState;
import io.octollm.schema.Outcome;
import io.octollm.schema.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The fold is pure, and its shell is thin. */
class ShellTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("io.octollm.orchestrator", "io.octollm.topology", "io.octollm.schema");
  private static final String FOLD = "io.octollm.orchestrator..";

  @Test
  void foldKnowsNeitherKafkaNorFilesNorNetworkNorLogs() {
    noClasses().that().resideInAPackage(FOLD).should().dependOnClassesThat().resideInAnyPackage(
        "org.apache.kafka..", "java.io..", "java.nio.file..", "java.net..", "org.slf4j..",
        "io.micrometer..", "io.octollm.topology..", "io.octollm.reflex..").check(CLASSES);
  }

  @Test
  void foldKnowsNeitherClockNorChance() {
    noClasses().that().resideInAPackage(FOLD).should().dependOnClassesThat().belongToAnyOf(
        Clock.class, Random.class, ThreadLocalRandom.class).check(CLASSES);
    noClasses().that().resideInAPackage(FOLD).should()
        .callMethod(Instant.class, "now")
        .orShould().callMethod(System.class, "currentTimeMillis")
        .orShould().callMethod(System.class, "nanoTime")
        .orShould().callMethod(UUID.class, "randomUUID")
        .orShould().callMethod(Math.class, "random").check(CLASSES);
  }

  @Test
  void processorCallsNoAccessorOfATasksContent() {
    noClasses().that().haveNameMatching(".*OrchestratorProcessor.*").should()
        .callMethodWhere(DescribedPredicate.describe("is an accessor of Task, Outcome or TaskState",
            call -> isContent(call))).check(CLASSES);
  }

  private static boolean isContent(JavaMethodCall call) {
    MethodCallTarget target = call.getTarget();
    boolean own = target.getName().equals("<init>") || target.getName().equals("equals");
    return !own && (target.getOwner().isAssignableTo(Task.class)
        || target.getOwner().isAssignableTo(Outcome.class)
        || target.getOwner().isAssignableTo(TaskState.class));
  }

  @Test
  void processorHasAtMost120Lines() throws IOException {
    assertThat(Files.readAllLines(
        Path.of("src/main/java/io/octollm/topology/OrchestratorProcessor.java")))
        .hasSizeLessThanOrEqualTo(120);
  }
}
