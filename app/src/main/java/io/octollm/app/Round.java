package io.octollm.app;

import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Submission;
import io.octollm.schema.TaskError;
import io.octollm.schema.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends the lines of a file and writes one line out for each line in, in the order of the input: its
 * Result, found by the partition and offset of the acknowledgement.
 */
final class Round {
  private static final Duration POLL = Duration.ofMillis(50);

  /** How a round went. */
  record Outcome(int lines, int completed) {
    boolean allCompleted() {
      return lines == completed;
    }
  }

  /** A line and where its record lies; null when the broker never took it. */
  private record Row(int number, @Nullable Submission at, long bytes) {}

  private final Map<String, Object> kafka;
  private final Topics topics;
  private final PrintStream out;
  private final Progress progress;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Submission, Integer> numbers = new HashMap<>();
  private int written;
  private int completed;

  Round(Map<String, Object> kafka, Topics topics, PrintStream out, Progress progress) {
    this.kafka = kafka;
    this.topics = topics;
    this.out = out;
    this.progress = progress;
  }

  /** Runs to the last line's Result; ends the verb with what is missing when time is over. */
  Outcome run(Sending sending, TaskLines lines, @Nullable String requestId, Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    try (Endings endings = new Endings(kafka, topics)) {
      CompletableFuture<Integer> sent =
          CompletableFuture.supplyAsync(() -> sending.send(lines, requestId, this::took),
              task -> Thread.ofVirtual().name("send").start(task));
      while (!sent.isDone() || written < rows()) {
        endings.poll(POLL);
        write(endings);
        progress.show(written, sent.isDone() ? rows() : 0);
        if (System.nanoTime() > until) {
          throw missing(endings, limit);
        }
        if (sent.isCompletedExceptionally()) {
          throw cause(sent);
        }
      }
    } finally {
      progress.end();
      out.flush();
    }
    return new Outcome(written, completed);
  }

  private synchronized void took(TaskLines.Line line, Sending.Sent sent) {
    switch (sent) {
      case Sending.Sent.Taken(Ack ack) -> {
        Submission at = new Submission(ack.partition(), ack.offset());
        rows.add(new Row(line.number(), at, 0));
        numbers.put(at, line.number());
      }
      case Sending.Sent.TooLarge(long bytes) -> rows.add(new Row(line.number(), null, bytes));
    }
  }

  private synchronized int rows() {
    return rows.size();
  }

  private synchronized void write(Endings endings) {
    while (written < rows.size()) {
      Row row = rows.get(written);
      ObjectNode line = row.at() == null ? refused(row) : ending(row.at(), endings);
      if (line == null) {
        return;
      }
      completed += line.path("status").asString("").equals("completed") ? 1 : 0;
      out.print(Codec.json().writeValueAsString(line));
      out.print('\n');
      written++;
    }
    out.flush();
  }

  private @Nullable ObjectNode ending(Submission at, Endings endings) {
    ObjectNode result = endings.of(at);
    Submission first = endings.firstOf(at);
    if (first == null) {
      return result;
    }
    Integer number = numbers.get(first);
    if (result == null) {
      if (number == null) {
        endings.lookBack();
      }
      return null;
    }
    return result.deepCopy().putPOJO("duplicate_of", number);
  }

  /** What stands for a line that no broker took, so that no Result can exist. */
  private static ObjectNode refused(Row row) {
    ObjectNode line = Codec.emptyObject().put("status", "rejected").put("line", row.number());
    line.set("error", Codec.tree(TaskError.of(ErrorCode.RECORD_TOO_LARGE,
        "value has " + row.bytes() + " bytes, more than the broker takes")));
    return line;
  }

  private synchronized Failure missing(Endings endings, Duration limit) {
    List<Integer> without = rows.subList(written, rows.size()).stream()
        .filter(row -> row.at() == null || endings.of(row.at()) == null)
        .map(Row::number)
        .toList();
    return Failure.answer(without.size() + " of " + rows.size() + " sent lines have no result after "
        + limit.toSeconds() + " s: line " + without.stream().limit(10).map(String::valueOf)
            .reduce((a, b) -> a + ", " + b).orElse("none") + (without.size() > 10 ? ", …" : ""));
  }

  private static RuntimeException cause(CompletableFuture<?> failed) {
    try {
      failed.get();
      throw new IllegalStateException("the future has not failed");
    } catch (ExecutionException e) {
      return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Failure.answer("stopped");
    }
  }
}
