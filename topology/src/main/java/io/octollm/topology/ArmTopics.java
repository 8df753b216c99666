package io.octollm.topology;

import io.octollm.schema.EventName;
import io.octollm.schema.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which arms may be routed to: those whose topics exist, for a missing one would stall the
 * topology in silence. Arms that come later are looked up in the background, and named once in the log
 * as long as a topic of theirs is missing.
 */
public final class ArmTopics implements Predicate<String>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ArmTopics.class);
  private final Topics topics;
  private final Admin admin;
  private final Set<String> there = ConcurrentHashMap.newKeySet();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Set<String> missed = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService lookups = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("arm-topics").factory());

  /** @param known arms whose topics were made or verified at start */
  public ArmTopics(Topics topics, Admin admin, Collection<String> known, Duration every) {
    this.topics = topics;
    this.admin = admin;
    there.addAll(known);
    lookups.scheduleWithFixedDelay(
        this::lookUp, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean test(String arm) {
    if (there.contains(arm)) {
      return true;
    }
    asked.add(arm);
    return false;
  }

  void lookUp() {
    if (asked.isEmpty()) {
      return;
    }
    try {
      Set<String> names = admin.listTopics().names().get();
      for (String arm : asked) {
        String missing = Stream.of(topics.arm(arm), topics.deadLetters(arm))
            .filter(topic -> !names.contains(topic)).findFirst().orElse(null);
        if (missing == null) {
          there.add(arm);
          asked.remove(arm);
        } else if (missed.add(arm)) {
          log.atWarn().setMessage(EventName.CONNECTIVITY_REFUSED.text()).addKeyValue("target", missing)
              .addKeyValue("arm", arm)
              .addKeyValue("error_class", UnknownTopicOrPartitionException.class.getName()).log();
        }
      }
    } catch (ExecutionException e) {
      log.atWarn().setMessage(EventName.CONNECTIVITY_REFUSED.text()).addKeyValue("target", "topics")
          .addKeyValue("error_class", e.getClass().getName()).log();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    lookups.shutdownNow();
    admin.close(Duration.ofSeconds(2));
  }
}
