package io.octollm.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.octollm.reflex.Redacted;
import io.octollm.reflex.ReflexMeters;
import io.octollm.reflex.Screening;
import io.octollm.schema.Event;
import io.octollm.schema.Event.Entry;
import io.octollm.schema.EventName;
import io.octollm.schema.View.Breaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * Turns decisions into log lines and meters. Both are written when code runs and may repeat after an
 * aborted transaction; the topics are the ledger. Thread-safe.
 */
public final class TopologyObserver implements Observer {
  private final EventLog log = new EventLog();
  private final MeterRegistry meters;
  private final ReflexMeters reflex;
  private final Set<Agenda> agendas = ConcurrentHashMap.newKeySet();
  private final Set<String> gauged = ConcurrentHashMap.newKeySet();

  public TopologyObserver(MeterRegistry meters, InstantSource clock) {
    this.meters = meters;
    this.reflex = new ReflexMeters(meters);
    gauge("octollm_active_tasks", "Tasks that have not ended", Agenda::activeTasks);
    gauge("octollm_retries_pending", "Steps that wait for their next attempt", Agenda::retrying);
    Gauge.builder("octollm_retry_overdue_seconds", agendas, set -> overdue(set, clock.instant()))
        .description("How long the earliest due time has passed").register(meters);
  }

  private void gauge(
      String name, String description, ToDoubleFunction<Agenda> reading, String... tags) {
    Gauge.builder(name, agendas, set -> set.stream().mapToDouble(reading).sum())
        .description(description).tags(tags).register(meters);
  }

  private static double overdue(Set<Agenda> agendas, Instant now) {
    return agendas.stream().mapToLong(agenda -> agenda.overdueMillis(now)).max().orElse(0) / 1000.0;
  }

  @Override
  public void lookingUp(String requestId, String taskId, String cacheKey) {
    log.lookingUp(requestId, taskId, cacheKey);
  }

  @Override
  public void screened(Screening screening, String cacheLookup) {
    reflex.screened(screening);
    if (!cacheLookup.isEmpty()) {
      reflex.lookedUp(cacheLookup);
    }
  }

  @Override
  public void redacted(Redacted<?> output) {
    reflex.found(output.findings(), output.treated());
  }

  @Override
  public void decided(Event event) {
    log.write(event);
    event.entries().forEach(this::count);
  }

  private void count(Entry entry) {
    switch (entry.event()) {
      case TASK_COMPLETE, TASK_FAILED, TASK_REJECTED, TASK_CANCELLED -> ended(entry.fields());
      case TASK_DEAD_LETTERED -> increment("octollm_dead_letters_total", "Dead letters written",
          "stage", text(entry, "stage"), "code", text(entry, "error_code"));
      case ARM_BREAKER -> increment("octollm_arm_breaker_changes_total", "Circuits before arms that changed",
          "arm", text(entry, "arm"), "state", text(entry, "state"));
      case FLOOD_OPEN, FLOOD_CLOSED -> increment("octollm_floods_total",
          "Times that work for an arm was held back, and let go again",
          "arm", text(entry, "arm"), "change", entry.event() == EventName.FLOOD_OPEN ? "open" : "closed");
      case ARM_CALL_START, TASK_WAITING -> watch(text(entry, "arm"));
      default -> { }
    }
  }

  private void ended(Map<String, Object> fields) {
    increment("octollm_tasks_total", "Tasks that ended", "status", String.valueOf(fields.get("status")),
        "priority", String.valueOf(fields.getOrDefault("priority", "none")));
    if (fields.get("duration") instanceof Number seconds) {
      Timer.builder("octollm_task_duration_seconds").description("From the first decision to the end")
          .tag("arm_type", String.valueOf(fields.getOrDefault("arm", "none")))
          .publishPercentileHistogram(false)
          .serviceLevelObjectives(Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1),
              Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30),
              Duration.ofSeconds(60), Duration.ofSeconds(300))
          .register(meters).record(Duration.ofMillis(Math.round(seconds.doubleValue() * 1000)));
    }
  }

  private void increment(String name, String description, String... tags) {
    Counter.builder(name).description(description).tags(tags).register(meters).increment();
  }

  private void watch(String arm) {
    if (!arm.isEmpty() && gauged.add(arm)) {
      gauge("octollm_tasks_waiting", "Steps that wait for an arm",
          agenda -> agenda.waitingFor(arm), "arm", arm);
      gauge("octollm_circuit_open", "Partitions whose circuit before an arm is open or half-open",
          agenda -> agenda.circuit(arm).state() == Breaker.CLOSED ? 0 : 1, "arm", arm);
      gauge("octollm_flood_open", "Partitions that hold work for an arm back from a flood of dead letters",
          agenda -> agenda.circuit(arm).flood() ? 1 : 0, "arm", arm);
    }
  }

  private static String text(Entry entry, String field) {
    return String.valueOf(entry.fields().getOrDefault(field, ""));
  }

  @Override
  public void ignored(String factKind) {
    increment("octollm_facts_ignored_total", "Facts that changed nothing: late, repeated or unknown",
        "kind", factKind);
  }

  @Override
  public void late(Agenda.Late timers) {
    log.late(timers);
  }

  @Override
  public void opened(Agenda agenda) {
    agendas.add(agenda);
    agenda.arms().forEach(this::watch);
  }

  @Override
  public void closed(Agenda agenda) {
    agendas.remove(agenda);
  }
}
