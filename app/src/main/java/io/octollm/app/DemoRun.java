package io.octollm.app;

import io.octollm.ops.letter.LetterFilter;
import io.octollm.ops.letter.Replay;
import io.octollm.ops.letter.ReplaySettings;
import io.octollm.schema.Command;
import io.octollm.schema.Submission;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Runs the examples through a pipeline, each as soon as those before it have ended. */
final class DemoRun {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  /** An example under way; {@code at} is null where the submission is not ours, as in a replay. */
  private record Started(Example example, String taskId, @Nullable Submission at,
      @Nullable Submission not) {}

  private final Pipeline pipeline;
  private final Endings endings;
  private final TaskProducer producer;
  private final Map<String, Started> started = new HashMap<>();
  private final Map<String, Observed> ended = new LinkedHashMap<>();

  DemoRun(Pipeline pipeline, Endings endings, TaskProducer producer) {
    this.pipeline = pipeline;
    this.endings = endings;
    this.producer = producer;
  }

  /** How each example ended, by name; one that did not end in time is {@link Observed#NO_END}. */
  Map<String, Observed> run(List<Example> examples, Duration limit, Progress progress)
      throws IOException {
    long until = System.nanoTime() + limit.toNanos();
    while (ended.size() < examples.size() && System.nanoTime() < until) {
      for (Example example : examples) {
        if (!started.containsKey(example.name()) && ended.keySet().containsAll(example.after())) {
          started.put(example.name(), start(example));
        }
      }
      endings.poll(POLL);
      started.values().forEach(this::look);
      progress.show(ended.size(), examples.size());
    }
    progress.end();
    examples.forEach(example -> ended.putIfAbsent(example.name(),
        new Observed("", Observed.NO_END, null, null, null)));
    return ended;
  }

  private Started start(Example example) throws IOException {
    return switch (example.doing()) {
      case NONE -> send(example);
      case CANCEL -> {
        Started sent = send(example);
        pause();
        new Commanding(pipeline.kafka(), pipeline.topics(), new Command.Cancel(sent.taskId()))
            .await(ANSWER_LIMIT);
        yield sent;
      }
      case REPLAY -> replay(example);
      case STOP_ARM -> {
        pipeline.arms().stop(example.arm());
        pause();
        yield send(example);
      }
      case START_ARM -> {
        pipeline.arms().start(example.arm());
        pause();
        yield send(example);
      }
    };
  }

  /** Until the topology has read what an arm last said of itself, or an arm is at work. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(1500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Started send(Example example) {
    try {
      Ack ack = producer.send(example.bytes(), "req-" + UUID.randomUUID())
          .get(RecordProducer.DELIVERY_LIMIT.toSeconds() + 1, TimeUnit.SECONDS);
      return new Started(
          example, ack.taskId(), new Submission(ack.partition(), ack.offset()), null);
    } catch (ExecutionException | TimeoutException e) {
      throw Failure.unreachable("the example " + example.name() + " could not be sent: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.unreachable("stopped");
    }
  }

  /** Replays the dead letter of the first example that this one comes after. */
  private Started replay(Example example) {
    Started failed = started.get(example.after().getFirst());
    if (failed == null) {
      throw new IllegalStateException("the example before has not been started");
    }
    LetterFilter letters = LetterFilter.parse(Map.of("task", failed.taskId()));
    Replay replay = new Replay(
        ReplaySettings.defaults(pipeline.configuration().pipeline().applicationId()),
        pipeline.kafka(), pipeline.topics(), Clock.systemUTC());
    replay.execute(letters, replay.plan(letters).hash());
    return new Started(example, failed.taskId(), null, failed.at());
  }

  private void look(Started one) {
    if (ended.containsKey(one.example().name())) {
      return;
    }
    ObjectNode result = one.at() == null
        ? endings.another(one.taskId(), one.not())
        : endings.of(one.at());
    if (result != null) {
      Observed observed = Observed.of(result);
      boolean repeated = one.at() != null && endings.firstOf(one.at()) != null;
      ended.put(one.example().name(), repeated
          ? new Observed(observed.taskId(), Observed.DUPLICATE, observed.arm(), observed.code(),
              observed.source())
          : observed);
    }
  }
}
