package io.octollm.topology;

import io.octollm.orchestrator.Fact;
import io.octollm.orchestrator.TaskState;
import io.octollm.schema.View;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The shell of the fold: loads, calls, saves, forwards. What a task says is none of its business. */
final class OrchestratorProcessor implements Processor<byte[], Arrived, String, Outgoing> {
  private static final int RECORDS_PER_TICK = 100;
  private final Parts parts;
  private @Nullable Shell shell;

  OrchestratorProcessor(Parts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<String, Outgoing> context) {
    // A partition that is opened again after an aborted transaction gets the same processor.
    Agenda agenda = new Agenda();
    TaskStates states = new TaskStates(context.getStateStore(OctoTopology.TASK_STORE));
    states.forEachActive(state -> agenda.replace(new TaskState.Unknown(), state));
    Shell opened = new Shell(context, states, agenda, parts.views().open(context, agenda));
    context.schedule(parts.limits().tick(), PunctuationType.WALL_CLOCK_TIME, _ -> opened.tick());
    context.schedule(Sweep.EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> opened.sweep());
    parts.observer().opened(agenda);
    shell = opened;
  }

  @Override
  public void process(Record<byte[], Arrived> record) {
    Shell open = Objects.requireNonNull(shell);
    open.apply(record.value().fact(), record.value().cached());
    open.releaseWaiting();
    if (++open.sinceTick >= RECORDS_PER_TICK) {
      open.tick();
    }
  }

  @Override
  public void close() {
    if (shell != null) {
      parts.observer().closed(shell.agenda);
      shell = null;
    }
  }

  /** What exists only while a partition is open. */
  private final class Shell {
    private final ProcessorContext<String, Outgoing> context;
    private final TaskStates states;
    private final Agenda agenda;
    private final Views views;
    private final Sweep sweep = new Sweep();
    private int sinceTick;

    Shell(ProcessorContext<String, Outgoing> context, TaskStates states, Agenda agenda, Views views) {
      this.context = context;
      this.states = states;
      this.agenda = agenda;
      this.views = views;
    }

    void apply(Fact fact, View.@Nullable CachedAnswer cached) {
      TaskState before = states.load(fact.taskId());
      View view = views.view(before, fact, cached);
      Outbox outbox = Outbox.of(parts, before, fact, view);
      if (outbox.decision().changes(before)) {
        states.save(fact.taskId(), outbox.decision().state(), outbox.state());
        agenda.replace(before, outbox.decision().state());
      }
      for (Outgoing out : outbox.records()) {
        context.forward(new Record<>(out.key(), out, view.now().toEpochMilli(), out.headers()),
            out.sink().node());
      }
      views.decided(outbox.decision());
      outbox.report(parts.observer(), fact);
    }

    void tick() {
      sinceTick = 0;
      Instant now = views.now();
      agenda.late(now, parts.limits()).ifPresent(parts.observer()::late);
      for (String taskId : agenda.due(now, parts.limits().timersPerTick())) {
        apply(new Fact.TimerFired(taskId, now), null);
      }
      releaseWaiting();
    }

    void releaseWaiting() {
      for (Agenda.Queue queue : agenda.queued()) {
        if (views.mayRelease(queue)) {
          release(queue);
        }
      }
    }

    private void release(Agenda.Queue queue) {
      for (String taskId : agenda.waiting(queue, parts.limits().timersPerTick())) {
        apply(new Fact.SlotFreed(taskId, views.now()), null);
        if (!views.mayRelease(queue)) {
          return;
        }
      }
    }

    void sweep() {
      sweep.expired(states, views.now(), taskId ->
          apply(new Fact.TimerFired(taskId, views.now()), null));
    }
  }
}
