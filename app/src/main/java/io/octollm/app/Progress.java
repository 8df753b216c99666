package io.octollm.app;

import java.io.PrintStream;

/** A progress bar on a terminal; nothing elsewhere. */
interface Progress {
  /** So many of the total are done; the total is 0 while it is unknown. */
  void show(long done, long total);

  /** Takes the bar away. */
  void end();

  static Progress none() {
    return new Progress() {
      @Override
      public void show(long done, long total) {}

      @Override
      public void end() {}
    };
  }

  /** A bar on the shell's stderr where that is a terminal. */
  static Progress on(Shell shell) {
    return shell.terminal() ? new Bar(shell.err()) : none();
  }

  /** The bar itself: redrawn in place, at most ten times a second. */
  final class Bar implements Progress {
    private static final int WIDTH = 40;
    private static final long PAUSE_NANOS = 100_000_000;

    private final PrintStream err;
    private long drawn;

    Bar(PrintStream err) {
      this.err = err;
    }

    @Override
    public void show(long done, long total) {
      long now = System.nanoTime();
      if (total == 0 || (done < total && now - drawn < PAUSE_NANOS)) {
        return;
      }
      drawn = now;
      int full = (int) (WIDTH * done / total);
      err.print("\r[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + done + "/" + total);
      err.flush();
    }

    @Override
    public void end() {
      err.print("\r" + " ".repeat(WIDTH + 24) + "\r");
      err.flush();
    }
  }
}
