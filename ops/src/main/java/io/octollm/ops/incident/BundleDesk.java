package io.octollm.ops.incident;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.trace.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Makes bundles for those who ask a running process for them, one at a time. Thread-safe. */
public final class BundleDesk {
  private static final int MAX_BYTES = 64 * 1024 * 1024;
  private static final int MAX_PLACES = 20_000;

  private final IncidentExport export;
  private final Traces traces;
  private final int mostPlaces;
  private final Semaphore turn = new Semaphore(1);

  public BundleDesk(IncidentExport export, Traces traces) {
    this(export, traces, MAX_PLACES);
  }

  /** @param mostPlaces of records that are read into memory for one bundle */
  BundleDesk(IncidentExport export, Traces traces, int mostPlaces) {
    this.export = export;
    this.traces = traces;
    this.mostPlaces = mostPlaces;
  }

  /** Somebody else's bundle is being made. */
  public static final class Busy extends IOException {
    private static final long serialVersionUID = 1;

    private Busy() {
      super("another bundle is being made");
    }
  }

  /** A scan ended at its limits: what it has is not the whole bundle, and nobody would see that. */
  public static final class Unfinished extends IOException {
    private static final long serialVersionUID = 1;

    private Unfinished(Tally read) {
      super("no index tells where the records are, and a scan read " + read.records() + " records, "
          + read.bytes() + " bytes, without coming to the end: octollm incident export writes what it"
          + " finds to a file");
    }
  }

  /**
   * The bundle of an id as a file's bytes; empty when the id is unknown.
   *
   * @param raw as {@link IncidentExport#export} has it
   * @throws Busy at once, rather than wait, when another is being made
   * @throws Unfinished when no index can tell and a scan does not come to the end
   * @throws IllegalArgumentException when the id is personal itself, or the bundle too large for this way
   */
  public Optional<byte[]> bundle(String id, boolean raw) throws IOException, InterruptedException {
    if (!turn.tryAcquire()) {
      throw new Busy();
    }
    try {
      return made(id, raw);
    } finally {
      turn.release();
    }
  }

  private Optional<byte[]> made(String id, boolean raw) throws IOException, InterruptedException {
    Set<Place> places = traces.places(id, mostPlaces).orElse(null);
    Path file = Files.createTempFile("octollm-bundle", ".zip");
    try {
      Optional<Manifest> manifest = export.export(id, file, raw, places, mostPlaces);
      if (manifest.isPresent() && !manifest.get().read().complete()) {
        throw new Unfinished(manifest.get().read());
      }
      if (manifest.isEmpty()) {
        return Optional.empty();
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(
            "the bundle has over " + MAX_BYTES + " bytes: octollm incident export writes it to a file");
      }
      return Optional.of(Files.readAllBytes(file));
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
