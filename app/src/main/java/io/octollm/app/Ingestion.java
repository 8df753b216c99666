package io.octollm.app;

import io.octollm.schema.Codec;
import io.octollm.schema.Document;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import tools.jackson.databind.node.ObjectNode;

/** Documents on their way into the topic: what became of each is printed in their order. */
final class Ingestion {
  /** So that a folder of any size needs little memory. */
  private static final int MOST_UNDER_WAY = 500;

  private final Shell shell;
  private final boolean json;
  private final int total;
  private final Progress progress;
  private final Deque<Sent> underWay = new ArrayDeque<>();
  private final Map<Action, Integer> counts = new EnumMap<>(Action.class);
  private boolean complete = true;
  private int done;

  /** What was done about a document. */
  enum Action {
    ADDED,
    REPLACED,
    UNCHANGED,
    DELETED,
    SKIPPED
  }

  private record Sent(String id, Action action, CompletableFuture<RecordMetadata> acknowledged) {}

  Ingestion(Shell shell, boolean json, int total) {
    this.shell = shell;
    this.json = json;
    this.total = total;
    this.progress = Progress.on(shell);
  }

  /** Sends a document, unless the topic holds this very one. */
  void send(DocumentProducer producer, DocumentTopic topic, Document document) {
    byte[] value = Codec.encode(document);
    Action action = topic.holds(document.id(), value) ? Action.UNCHANGED
        : topic.holds(document.id()) ? Action.REPLACED : Action.ADDED;
    add(new Sent(document.id(), action, action == Action.UNCHANGED
        ? CompletableFuture.completedFuture(null) : producer.send(document.id(), value)));
  }

  /** Deletes a document; one that is not there is skipped. */
  void delete(DocumentProducer producer, DocumentTopic topic, String id) {
    if (topic.holds(id)) {
      add(new Sent(id, Action.DELETED, producer.send(id, null)));
    } else {
      skip(id, "not_there");
    }
  }

  void skip(String id, String reason) {
    complete = false;
    print(id, Action.SKIPPED, Codec.emptyObject().put("reason", reason));
  }

  private void add(Sent sent) {
    underWay.add(sent);
    while (underWay.size() > MOST_UNDER_WAY) {
      settle(underWay.remove());
    }
  }

  /** Waits for what is under way, and prints how many there were of each kind. */
  void finish() {
    while (!underWay.isEmpty()) {
      settle(underWay.remove());
    }
    progress.end();
    if (!json) {
      StringBuilder summary = new StringBuilder();
      for (Action action : Action.values()) {
        summary.append(summary.isEmpty() ? "" : ", ").append(counts.getOrDefault(action, 0))
            .append(' ').append(word(action));
      }
      shell.line(summary.toString());
    }
  }

  private void settle(Sent sent) {
    try {
      RecordMetadata at = sent.acknowledged().join();
      ObjectNode more = Codec.emptyObject();
      if (at != null) {
        more.put("topic", at.topic()).put("partition", at.partition()).put("offset", at.offset());
      }
      print(sent.id(), sent.action(), more);
    } catch (CompletionException e) {
      progress.end();
      if (!(e.getCause() instanceof RecordTooLargeException)) {
        throw Failure.unreachable("Kafka did not take " + sent.id() + ": "
            + (e.getCause() == null ? e : e.getCause()).getClass().getSimpleName()
            + "; run it again, what was taken is not sent twice");
      }
      skip(sent.id(), "too_large");
    }
  }

  private void print(String id, Action action, ObjectNode more) {
    counts.merge(action, 1, Integer::sum);
    progress.show(++done, total);
    if (json) {
      shell.json(Codec.emptyObject().put("id", id).put("action", word(action)).setAll(more));
    } else if (action == Action.SKIPPED) {
      shell.note("octollm: " + id + " was skipped: "
          + more.path("reason").asString("").replace('_', ' '));
    }
  }

  private static String word(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing was skipped. */
  boolean isComplete() {
    return complete;
  }
}
