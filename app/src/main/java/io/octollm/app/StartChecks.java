package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.ops.doctor.BrokerFit;
import io.octollm.ops.doctor.ClientFit;
import io.octollm.ops.doctor.Doctor;
import io.octollm.ops.doctor.ExecutorCheck;
import io.octollm.ops.doctor.Finding;
import io.octollm.ops.doctor.Misfit;
import io.octollm.schema.EventName;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The doctor's checks at the start of a pipeline: what stands in its way ends the start in one line,
 * what it can work with is a line of the log.
 */
final class StartChecks {
  private static final Logger log = LoggerFactory.getLogger(StartChecks.class);
  private static final String EXECUTOR = "executor";

  private StartChecks() {}

  /** Looks at what can be judged without asking anybody. */
  static void settings(Configuration configuration, Map<String, Object> kafka) {
    Surroundings.strays(configuration).forEach(trouble -> note(trouble.cause() + ": " + trouble.fix()));
    List<Misfit> misfits = new ClientFit(kafka).misfits();
    List<String> decisive = decisive(misfits);
    if (!decisive.isEmpty()) {
      throw Failure.usage(String.join("; ", decisive));
    }
    notes(misfits);
  }

  /** Tries out the sandbox where the executor is to run: before anything is started. */
  static void sandbox(Configuration configuration, List<String> arms) {
    if (!arms.contains(EXECUTOR)) {
      return;
    }
    try {
      if (ExecutorCheck.sandbox(configuration.executor().commands()) instanceof Finding.Trouble trouble) {
        throw Failure.unreachable("arm " + EXECUTOR + ": " + trouble.cause() + "; fix: " + trouble.fix());
      }
    } catch (IOException e) {
      throw Failure.unreachable("no temporary folder can be used: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.unreachable("stopped while the sandbox was tried out");
    }
  }

  /** What was asked of the broker; the answers come while the topics are looked at. */
  record Asked(CompletableFuture<List<Misfit>> features, CompletableFuture<List<Misfit>> limits) {}

  static Asked ask(Cluster cluster, Configuration configuration, Map<String, Object> kafka) {
    Admin admin = cluster.admin();
    BrokerFit fit = new BrokerFit(kafka, Surroundings.classicStreams(configuration));
    ConfigResource broker = new ConfigResource(
        ConfigResource.Type.BROKER, cluster.brokers().getFirst().idString());
    return new Asked(
        admin.describeFeatures().featureMetadata().toCompletionStage().toCompletableFuture()
            .thenApply(found -> fit.features(found.finalizedFeatures())),
        admin.describeConfigs(List.of(broker)).all().toCompletionStage().toCompletableFuture()
            .thenApply(found -> limits(fit, found.values()))
            .exceptionally(StartChecks::withoutLimits));
  }

  /** A pipeline can run without having seen them; who may not see them is told by the doctor alone. */
  private static List<Misfit> withoutLimits(Throwable e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause instanceof AuthorizationException ? List.of()
        : List.of(new Misfit("time-outs", "were not compared with the broker's ("
            + cause.getClass().getSimpleName() + ")", "see whether octollm doctor can", false));
  }

  private static List<Misfit> limits(BrokerFit fit, Collection<Config> found) {
    return found.stream().flatMap(config -> fit.limits(config).stream()).toList();
  }

  static void require(Cluster cluster, Asked asked) {
    for (CompletableFuture<List<Misfit>> answer : List.of(asked.features(), asked.limits())) {
      List<Misfit> misfits = cluster.await(answer);
      List<String> decisive = decisive(misfits);
      if (!decisive.isEmpty()) {
        throw Failure.unreachable(String.join("; ", decisive));
      }
      notes(misfits);
    }
  }

  /**
   * Looks at the rest (disk, Redis, models, clocks) beside the work and notes what is wrong: a
   * pipeline is not kept waiting by what it can do without.
   *
   * @return the thread, to be interrupted at the end
   */
  static Thread later(Configuration configuration, Map<String, Object> kafka) {
    return Thread.ofVirtual().name("start-checks").start(() -> {
      try {
        new Doctor(Surroundings.of(configuration, kafka), Clock.systemUTC()).examineSurroundings().stream()
            .filter(Finding.Trouble.class::isInstance).map(Finding.Trouble.class::cast)
            .forEach(t -> note(t.check() + ": " + t.cause() + ": " + t.fix()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private static List<String> decisive(List<Misfit> misfits) {
    return misfits.stream().filter(Misfit::decisive).map(Misfit::line).toList();
  }

  private static void notes(List<Misfit> misfits) {
    misfits.stream().filter(misfit -> !misfit.decisive()).map(Misfit::line).forEach(StartChecks::note);
  }

  static void note(String line) {
    log.atWarn().setMessage(EventName.SERVICE_START.text()).addKeyValue("note", line).log();
  }
}
