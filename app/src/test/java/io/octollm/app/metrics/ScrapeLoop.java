package io.octollm.app.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Scrapes again and again, and remembers which families ever had a sample above 0. */
final class ScrapeLoop implements AutoCloseable {
  private static final long PAUSE_NANOS = 15_000_000;

  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> moved = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<String>> labels = new ConcurrentHashMap<>();
  private final Map<String, String> kinds = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean stopping;
  private volatile Scrape latest = Scrape.parse("");

  ScrapeLoop(URI address) {
    this.address = address;
    this.thread = Thread.ofVirtual().start(this::run);
  }

  private void run() {
    try {
      while (!stopping) {
        Scrape scrape = Scrape.of(client, address);
        kinds.putAll(scrape.kinds());
        for (Scrape.Sample sample : scrape.samples()) {
          labels.computeIfAbsent(sample.family(), _ -> ConcurrentHashMap.newKeySet())
              .addAll(sample.labels().keySet());
          if (sample.value() > 0) {
            moved.add(sample.family());
          }
        }
        latest = scrape;
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (IOException e) {
      if (!stopping) {
        throw new AssertionError("the metrics cannot be read", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Scrape latest() {
    return latest;
  }

  Set<String> moved() {
    return moved;
  }

  /** Every family that was ever shown, with its kind. */
  Map<String, String> kinds() {
    return kinds;
  }

  Set<String> labels(String family) {
    return labels.getOrDefault(family, Set.of());
  }

  @Override
  public void close() throws InterruptedException {
    stopping = true;
    thread.join();
    client.close();
  }
}
