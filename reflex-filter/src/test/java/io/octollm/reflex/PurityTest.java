package io.octollm.reflex;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class PurityTest {
  private static final JavaClasses MAIN = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.octollm.reflex");

  @Test
  void detectionKnowsNoKafkaNoClientsAndNoInputOrOutput() {
    noClasses().that().resideInAnyPackage("io.octollm.reflex", "io.octollm.reflex.injection",
            "io.octollm.reflex.text")
        .should().dependOnClassesThat(resideInAnyPackage("org.apache..", "redis..",
            "com.github.benmanes..", "org.slf4j..", "java.io", "java.nio.file..", "java.net..",
            "io.octollm.reflex.cache..", "java.util.concurrent.."))
        .check(MAIN);
  }

  @Test
  void detectionKnowsNoClockAndNoChance() {
    noClasses().that().resideInAnyPackage("io.octollm.reflex", "io.octollm.reflex.injection",
            "io.octollm.reflex.text")
        .should().dependOnClassesThat(DescribedPredicate.or(
            JavaClass.Predicates.assignableTo(Clock.class), resideInAnyPackage("java.time.."),
            simpleName("Random"), simpleName("SecureRandom")))
        .orShould().callMethod(System.class, "currentTimeMillis")
        .orShould().callMethod(System.class, "nanoTime")
        .check(MAIN);
  }

  @Test
  void nothingUsesRegularExpressions() {
    noClasses().should().dependOnClassesThat(resideInAnyPackage("java.util.regex.."))
        .orShould().callMethod(String.class, "matches", String.class)
        .orShould().callMethod(String.class, "replaceAll", String.class, String.class)
        .check(MAIN);
  }

  @Test
  void onlyTheCountersKnowMicrometer() {
    noClasses().that().haveSimpleNameNotEndingWith("Meters")
        .should().dependOnClassesThat(resideInAnyPackage("io.micrometer.."))
        .check(MAIN);
  }
}
