package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.EventName;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.InboundHeaders;
import io.octollm.schema.OutboundHeaders;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Topics;
import io.octollm.schema.TraceIds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a replay's records into the open transaction: the target, and the audit that names it. */
final class Submissions {
  private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);

  private final String replayId;
  private final Topics topics;
  private final Clock clock;
  private final Producer<byte[], byte[]> producer;
  private final List<Audit> open = new ArrayList<>();

  Submissions(String replayId, Topics topics, Clock clock, Producer<byte[], byte[]> producer) {
    this.replayId = replayId;
    this.topics = topics;
    this.clock = clock;
    this.producer = producer;
  }

  /** Sends the original into its home partition again; a reason when it must not be. */
  Optional<String> submit(Letter letter, @Nullable ConsumerRecord<byte[], byte[]> original) {
    DeadLetter content = letter.letter();
    if (original == null) {
      return Optional.of(Planner.ORIGIN_EXPIRED);
    }
    if (!Planner.sha256(original.value()).equals(content.origin().sha256())) {
      return Optional.of(Planner.ORIGIN_DIFFERS);
    }
    Headers headers = again(content, content.taskId(), original.headers());
    producer.send(new ProducerRecord<>(original.topic(), original.partition(), null,
        original.key(), original.value(), headers));
    audit(letter, Audit.REPLAYED, new Audit.Target(original.topic(), original.partition()));
    return Optional.empty();
  }

  /** Tells the task's home partition to go on where the task failed. */
  Optional<String> resume(Letter letter) {
    String task = letter.letter().taskId();
    int home = letter.letter().origin().partition();
    producer.send(new ProducerRecord<>(topics.control(), home, null,
        task.getBytes(StandardCharsets.UTF_8), Codec.encode(new Command.Resume(task, null, null))));
    audit(letter, Audit.RESUMED, new Audit.Target(topics.control(), home));
    return Optional.empty();
  }

  /** Leaves the letter as it is, and open no longer. */
  void dismiss(Letter letter) {
    audit(letter, Audit.DISMISSED, null);
  }

  /** Notes that all letters of a partition are gone up to this place; it is about no single task. */
  void purge(Place last) {
    audit(new Audit(
        replayId, Audit.PURGED, last, null, replayId, replayId, clock.instant(), null));
  }

  /** Submits an edited original as the task of that id, in the place of the letter. */
  void submitEdited(Letter letter, ConsumerRecord<byte[], byte[]> source, String taskId, byte[] task,
      Audit.Edit edit) {
    DeadLetter content = letter.letter();
    producer.send(new ProducerRecord<>(topics.tasks(), null, null,
        taskId.getBytes(StandardCharsets.UTF_8), task, again(content, taskId, source.headers())));
    audit(new Audit(replayId, Audit.EDITED, letter.place(), new Audit.Target(topics.tasks(), null),
        taskId, content.requestId(), clock.instant(), edit));
  }

  /** Moves the letter to {@code dlq.parked} as it is. */
  Optional<String> park(Letter letter, @Nullable ConsumerRecord<byte[], byte[]> source) {
    if (source == null) {
      return Optional.of("letter_expired");
    }
    String parked = topics.deadLetters(Topics.PARKED);
    producer.send(new ProducerRecord<>(parked, null, null, source.key(), source.value(),
        ours(source.headers())));
    audit(letter, Audit.PARKED, new Audit.Target(parked, null));
    return Optional.empty();
  }

  /** The headers of a new submission; its trace is linked to the one of the run that failed. */
  private Headers again(DeadLetter content, String taskId, Headers before) {
    InboundHeaders failed = InboundHeaders.read(before);
    TraceIds trace = TraceIds.of(new RequestContext(content.requestId(), failed.traceparent(), null,
        failed.replayId(), failed.replayCount()));
    return OutboundHeaders.of(new RequestContext(content.requestId(),
        trace.traceparent(trace.run(content.taskId(), 1)), null, replayId,
        content.replayCount() + 1), taskId).toKafka();
  }

  private void audit(Letter letter, String action, Audit.@Nullable Target target) {
    audit(new Audit(replayId, action, letter.place(), target, letter.letter().taskId(),
        letter.letter().requestId(), clock.instant(), null));
  }

  private void audit(Audit audit) {
    producer.send(new ProducerRecord<>(topics.replays(), null, null,
        replayId.getBytes(StandardCharsets.UTF_8), Codec.encode(audit),
        OutboundHeaders.of(new RequestContext(audit.requestId(), null, null, replayId, 0),
            audit.taskId()).toKafka()));
    open.add(audit);
  }

  /** Writes the log lines of what has just been committed. */
  void logCommitted() {
    for (Audit audit : open) {
      LOG.atInfo().setMessage(EventName.TASK_REPLAYED.text())
          .addKeyValue("request_id", audit.requestId()).addKeyValue("task_id", audit.taskId())
          .addKeyValue("replay_id", replayId).addKeyValue("action", audit.action()).log();
    }
    open.clear();
  }

  /** The headers that bear a name of ours; no foreign one is copied. */
  private static Headers ours(Headers headers) {
    Headers kept = new RecordHeaders();
    for (Header header : headers) {
      if (header.key().startsWith("octollm-") || header.key().equals(HeaderNames.REQUEST_ID)) {
        kept.add(header);
      }
    }
    return kept;
  }
}
