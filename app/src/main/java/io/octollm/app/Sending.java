package io.octollm.app;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the lines of a file and hands out their acknowledgements in the order of the lines, each as
 * soon as it and all before it are there.
 */
final class Sending {
  /** What became of a line: its acknowledgement, or why the broker will never take it. */
  sealed interface Sent {
    record Taken(Ack ack) implements Sent {}

    record TooLarge(long bytes) implements Sent {}
  }

  private record Pending(TaskLines.Line line, CompletableFuture<Ack> ack) {}

  private static final int MAX_PENDING = 5000;
  private static final TaskLines.Line END = new TaskLines.Line(0, new byte[0], 0);

  private final TaskProducer producer;
  private final BlockingQueue<Pending> pending = new ArrayBlockingQueue<>(MAX_PENDING);
  private volatile @Nullable RuntimeException broken;

  Sending(TaskProducer producer) {
    this.producer = producer;
  }

  /**
   * Sends all lines; returns when each was handed out, or throws as soon as one was not
   * acknowledged, even while the next is still awaited from the input.
   *
   * @param requestId null to draw one for each line
   */
  int send(TaskLines lines, @Nullable String requestId, BiConsumer<TaskLines.Line, Sent> out) {
    Thread.ofPlatform().daemon().name("lines").start(() -> read(lines, requestId));
    int count = handOut(out);
    RuntimeException cause = broken;
    if (cause != null) {
      throw cause;
    }
    return count;
  }

  private void read(TaskLines lines, @Nullable String requestId) {
    try {
      for (TaskLines.Line line = lines.next(); line != null && broken == null; line = lines.next()) {
        String request = requestId == null ? "req-" + UUID.randomUUID() : requestId;
        put(new Pending(line, producer.send(line.bytes(), request)));
      }
    } catch (IOException e) {
      broken = Failure.usage("the input broke off");
    } catch (RuntimeException e) {
      broken = e;
    } catch (InterruptedException e) {
      broken = Failure.unreachable("stopped");
    }
    finish();
  }

  private void finish() {
    try {
      put(new Pending(END, new CompletableFuture<>()));
    } catch (InterruptedException e) {
      broken = Failure.unreachable("stopped");
    }
  }

  private void put(Pending next) throws InterruptedException {
    boolean taken = false;
    while (!taken && broken == null) {
      taken = pending.offer(next, 100, TimeUnit.MILLISECONDS);
    }
  }

  private int handOut(BiConsumer<TaskLines.Line, Sent> out) {
    int count = 0;
    try {
      for (Pending next = next(); next.line().number() != END.number(); next = next()) {
        out.accept(next.line(), outcome(next, count));
        count++;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      broken = Failure.unreachable("stopped after " + count + " tasks");
    } catch (RuntimeException e) {
      broken = e;
    }
    return count;
  }

  /** The next line that was sent; the end as soon as the reading has broken off. */
  private Pending next() throws InterruptedException {
    while (true) {
      Pending next = pending.poll(100, TimeUnit.MILLISECONDS);
      if (next != null) {
        return next;
      }
      if (broken != null) {
        return new Pending(END, new CompletableFuture<>());
      }
    }
  }

  private static Sent outcome(Pending next, int before) throws InterruptedException {
    try {
      return new Sent.Taken(next.ack().get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return new Sent.TooLarge(next.line().length());
      }
      if (e.getCause() instanceof KafkaException kafka) {
        throw Failure.unreachable("line " + next.line().number() + " was not acknowledged ("
            + kafka.getClass().getSimpleName() + "); " + before + " lines before it were");
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
