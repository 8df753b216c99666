package io.octollm.command;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Starts a process on a thread that stays as long as the process does. To the kernel the thread that
 * started a process is its parent, and bubblewrap dies with its parent: a virtual thread's carrier
 * may go at any time.
 */
final class Spawn {
  private Spawn() {}

  static Process start(ProcessBuilder builder) throws IOException, InterruptedException {
    var started = new CompletableFuture<Process>();
    Thread.ofPlatform().daemon().name("command").start(() -> hold(builder, started));
    try {
      return started.get();
    } catch (InterruptedException e) {
      started.thenAccept(Process::destroyForcibly);
      throw e;
    } catch (ExecutionException e) {
      throw new IOException("the command does not start", e.getCause());
    }
  }

  private static void hold(ProcessBuilder builder, CompletableFuture<Process> started) {
    try {
      Process process = builder.start();
      started.complete(process);
      process.waitFor();
    } catch (IOException | RuntimeException e) {
      started.completeExceptionally(e);
    } catch (InterruptedException e) {
      // Nobody has this thread to interrupt it.
      Thread.currentThread().interrupt();
    }
  }
}
