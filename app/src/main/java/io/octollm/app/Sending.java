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

    record TooLarge(int bytes) implements Sent {}
  }

  private record Pending(TaskLines.Line line, CompletableFuture<Ack> ack) {}

  private static final int MAX_PENDING = 5000;
  private static final TaskLines.Line END = new TaskLines.Line(0, new byte[0]);

  private final TaskProducer producer;
  private final BlockingQueue<Pending> pending = new ArrayBlockingQueue<>(MAX_PENDING);
  private volatile @Nullable RuntimeException broken;

  Sending(TaskProducer producer) {
    this.producer = producer;
  }

  /**
   * Sends all lines; returns when each was handed out, or throws when one was not acknowledged.
   *
   * @param requestId null to draw one for each line
   */
  int send(TaskLines lines, @Nullable String requestId, BiConsumer<TaskLines.Line, Sent> out) {
    Thread printer = Thread.ofVirtual().name("acks").start(() -> handOut(out));
    int count = 0;
    try {
      for (TaskLines.Line line = lines.next(); line != null && broken == null; line = lines.next()) {
        String request = requestId == null ? "req-" + UUID.randomUUID() : requestId;
        put(new Pending(line, producer.send(line.bytes(), request)));
        count++;
      }
      put(new Pending(END, new CompletableFuture<>()));
      printer.join();
    } catch (IOException e) {
      throw Failure.usage("the input broke off after " + count + " tasks");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.unreachable("stopped after " + count + " tasks were sent");
    }
    if (broken != null) {
      throw broken;
    }
    return count;
  }

  private void put(Pending next) throws InterruptedException {
    boolean taken = false;
    while (!taken && broken == null) {
      taken = pending.offer(next, 100, TimeUnit.MILLISECONDS);
    }
  }

  private void handOut(BiConsumer<TaskLines.Line, Sent> out) {
    int count = 0;
    try {
      for (Pending next = pending.take(); next.line().number() != END.number(); next = pending.take()) {
        out.accept(next.line(), outcome(next, count));
        count++;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      broken = e;
    }
  }

  private static Sent outcome(Pending next, int before) throws InterruptedException {
    try {
      return new Sent.Taken(next.ack().get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return new Sent.TooLarge(next.line().bytes().length);
      }
      if (e.getCause() instanceof KafkaException kafka) {
        throw Failure.unreachable("line " + next.line().number() + " was not acknowledged ("
            + kafka.getClass().getSimpleName() + "); " + before + " lines before it were");
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
