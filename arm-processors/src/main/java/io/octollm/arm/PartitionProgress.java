package io.octollm.arm;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is done of one partition. Records end in any order; what may be committed is the lowest
 * offset that has not ended, or the position behind everything read when all has. Offsets that no
 * record bears (transaction markers, aborted records) count as done. Thread-safe.
 */
final class PartitionProgress {
  private final NavigableSet<Long> pending = new TreeSet<>();
  private final DoneNote earlier;
  private long position;
  private @Nullable Commit committed;

  private PartitionProgress(long position, DoneNote earlier) {
    this.position = position;
    this.earlier = earlier;
  }

  /** A partition of which nothing is committed. */
  static PartitionProgress fresh() {
    return new PartitionProgress(-1, DoneNote.NONE);
  }

  /**
   * A partition that somebody worked on before.
   *
   * @param note what was committed with the offset: which higher ones had ended already
   */
  static PartitionProgress resumed(long offset, String note) {
    var progress = new PartitionProgress(offset, DoneNote.read(offset, note));
    progress.committed = new Commit(offset, note);
    return progress;
  }

  /**
   * What to commit.
   *
   * @param note the higher offsets that have ended, so that whoever goes on does not repeat them
   */
  record Commit(long offset, String note) {}

  /** A record was read; false when an earlier owner of the partition has finished it. */
  synchronized boolean begin(long offset) {
    position = Math.max(position, offset + 1);
    return !earlier.covers(offset) && pending.add(offset);
  }

  /** A record's outcome is acknowledged. */
  synchronized void finish(long offset) {
    pending.remove(offset);
  }

  /** Everything below this offset has been read. */
  synchronized void advanceTo(long next) {
    position = Math.max(position, next);
  }

  /** What to commit now; null when the last commit still says it all. */
  synchronized @Nullable Commit due() {
    if (position < 0) {
      return null;
    }
    Commit commit = commit(pending);
    return commit.equals(committed) ? null : commit;
  }

  /**
   * What to commit now if these count as ended too; null when it is nothing new, and when the note
   * has no room to name all that has not ended: a shorter one would let ended work be done again.
   */
  synchronized @Nullable Commit wholeWith(Collection<Long> starting) {
    if (position < 0) {
      return null;
    }
    NavigableSet<Long> left = new TreeSet<>(pending);
    left.removeAll(starting);
    Commit commit = commit(left);
    boolean whole = commit.offset() >= end()
        || DoneNote.read(commit.offset(), commit.note()).position() == end();
    return commit.equals(committed) || !whole ? null : commit;
  }

  private Commit commit(NavigableSet<Long> unfinished) {
    long lowest = unfinished.isEmpty() ? position : unfinished.first();
    // What an earlier owner finished, and this one has not reached again, stays on record.
    var open = new TreeSet<>(earlier.open().tailSet(position, true));
    open.addAll(unfinished);
    return new Commit(lowest, new DoneNote(end(), open).write(lowest));
  }

  private long end() {
    return Math.max(position, earlier.position());
  }

  synchronized void committed(Commit commit) {
    committed = commit;
  }

  /** The last commit did not reach the broker. */
  synchronized void notCommitted() {
    committed = null;
  }
}
