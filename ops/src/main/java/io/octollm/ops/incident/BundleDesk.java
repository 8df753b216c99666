package io.octollm.ops.incident;

import io.octollm.ops.letter.Audits;
import io.octollm.ops.trace.Traces;
import io.octollm.reflex.Reflex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Makes bundles for those who ask a running process for them, one at a time. Thread-safe. */
public final class BundleDesk {
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  private final IncidentExport export;
  private final Traces traces;
  private final Audits audits;
  private final Reflex reflex;
  private final Clock clock;
  private final Semaphore turn = new Semaphore(1);

  public BundleDesk(
      IncidentExport export, Traces traces, Audits audits, Reflex reflex, Clock clock) {
    this.export = export;
    this.traces = traces;
    this.audits = audits;
    this.reflex = reflex;
    this.clock = clock;
  }

  /**
   * The bundle of an id as a file's bytes; empty when the id is unknown.
   *
   * @param raw whether personal data stay as they were sent; that is noted in {@code replays} first
   * @throws IllegalArgumentException when the id is personal itself, or the bundle too large for this way
   */
  public Optional<byte[]> bundle(String id, boolean raw) throws IOException, InterruptedException {
    if (raw && reflex.wouldRedact(id)) {
      throw new IllegalArgumentException(
          "the id holds what the filter takes out: no task or request is known by it");
    }
    turn.acquire();
    Path file = Files.createTempFile("octollm-bundle", ".zip");
    try {
      if (raw) {
        audits.exportedRaw(id, clock.instant());
      }
      if (export.export(id, file, raw, traces.places(id).orElse(null)).isEmpty()) {
        return Optional.empty();
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(
            "the bundle has over " + MAX_BYTES + " bytes: octollm incident export writes it to a file");
      }
      return Optional.of(Files.readAllBytes(file));
    } finally {
      Files.deleteIfExists(file);
      turn.release();
    }
  }
}
