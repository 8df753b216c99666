package io.octollm.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, as the design draws them. */
class ArrowsTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(location -> !location.contains("-tests.jar"))
      .importPackages("io.octollm");

  @Test
  void everyArrowPointsTheOneWay() {
    layeredArchitecture().consideringOnlyDependenciesInLayers()
        .layer("schemas").definedBy("io.octollm.schema..")
        .layer("reflex").definedBy("io.octollm.reflex..")
        .layer("topology").definedBy("io.octollm.orchestrator..", "io.octollm.topology..")
        .layer("arms").definedBy("io.octollm.arm..", "io.octollm.model..", "io.octollm.command..",
            "io.octollm.fetch..")
        .layer("ops").definedBy("io.octollm.ops..")
        .layer("broker").definedBy("io.octollm.broker..")
        .layer("bench").definedBy("io.octollm.bench..")
        .layer("app").definedBy("io.octollm.app..")
        .withOptionalLayers(true)
        .whereLayer("app").mayNotBeAccessedByAnyLayer()
        .whereLayer("ops").mayOnlyBeAccessedByLayers("app")
        .whereLayer("bench").mayOnlyBeAccessedByLayers("app")
        .whereLayer("topology").mayOnlyBeAccessedByLayers("ops", "bench", "app")
        .whereLayer("arms").mayOnlyBeAccessedByLayers("ops", "bench", "app")
        .whereLayer("broker").mayOnlyBeAccessedByLayers("bench", "app")
        .whereLayer("reflex").mayOnlyBeAccessedByLayers("topology", "arms", "ops", "bench", "app")
        .check(CLASSES);
  }

  @Test
  void brokerKnowsNobody() {
    noClasses().that().resideInAPackage("io.octollm.broker..")
        .should().dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
            "are ours, outside the broker", type -> type.getPackageName().startsWith("io.octollm.")
                && !type.getPackageName().startsWith("io.octollm.broker")))
        .check(CLASSES);
  }

  /** The codec does not read them, and would pass them over in silence. */
  @Test
  void nothingIsToldToJacksonByAnnotations() {
    noClasses().that().doNotHaveFullyQualifiedName("io.octollm.schema.Codec")
        .and().doNotHaveFullyQualifiedName("io.octollm.schema.TaggedTypes")
        .should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson.annotation..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCompositionRootReadsTheEnvironment() {
    noClasses().that().resideOutsideOfPackages("io.octollm.app..", "io.octollm.bench..")
        .should().callMethod(System.class, "getenv", String.class)
        .orShould().callMethod(System.class, "getenv")
        .check(CLASSES);
  }

  @Test
  void onlyIncidentReplayAndOneBenchmarkUseTheTestDriver() {
    noClasses().that().resideOutsideOfPackage("io.octollm.ops.incident.replay..")
        .and().haveNameNotMatching("io\\.octollm\\.bench\\.DecisionCost(\\$.*)?")
        .should().dependOnClassesThat()
        .haveFullyQualifiedName("org.apache.kafka.streams.TopologyTestDriver")
        .check(CLASSES);
  }

  @Test
  void jackson2StaysBelowTheLibraries() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage(
        "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..").check(CLASSES);
  }
}
