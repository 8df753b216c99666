package io.octollm.arm;

import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.InboundHeaders;
import io.octollm.schema.OutboundHeaders;
import io.octollm.schema.Outcome;
import io.octollm.schema.RequestContext;
import io.octollm.schema.TaskError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes outcomes into the home partition of their task and waits for the broker's word. Only what
 * is acknowledged counts as finished. Thread-safe.
 */
final class OutcomeSender {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeSender.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Producer<byte[], byte[]> producer;
  private final String topic;

  OutcomeSender(Producer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  /** Where an outcome goes, and what rides along. */
  record Address(int homePartition, String requestId, InboundHeaders headers) {}

  /** Whether {@code outcomes} has such a partition. */
  boolean reaches(int homePartition) {
    try {
      return homePartition < producer.partitionsFor(topic).size();
    } catch (KafkaException unknown) {
      // Sending will tell, and is tried again.
      return true;
    }
  }

  /** Sends until it is acknowledged; false when it was given up first. */
  boolean send(Outcome outcome, Address to, BooleanSupplier givenUp) throws InterruptedException {
    Outcome sent = outcome;
    while (!givenUp.getAsBoolean()) {
      try {
        producer.send(record(sent, to)).get();
        return true;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RecordTooLargeException
            && sent instanceof Outcome.Succeeded done) {
          sent = tooLarge(done);
          continue;
        }
        pauseAfter(e.getCause() == null ? e : e.getCause(), outcome, to);
      } catch (KafkaException e) {
        pauseAfter(e, outcome, to);
      } catch (IllegalStateException closed) {
        // The producer was closed under a worker that is stopping: somebody else does the work.
        return false;
      }
    }
    return false;
  }

  ProducerRecord<byte[], byte[]> record(Outcome outcome, Address to) {
    InboundHeaders in = to.headers();
    var request = new RequestContext(to.requestId(), in.traceparent(), in.tracestate(),
        in.replayId(), in.replayCount());
    var headers = OutboundHeaders.of(request, outcome.taskId())
        .step(outcome.step(), outcome.attempt())
        .put(HeaderNames.HOME_PARTITION, to.homePartition());
    return new ProducerRecord<>(topic, to.homePartition(), null,
        outcome.taskId().getBytes(StandardCharsets.UTF_8), Codec.encode(outcome), headers.toKafka());
  }

  private static Outcome tooLarge(Outcome.Succeeded o) {
    return new Outcome.Failed(o.taskId(), o.step(), o.attempt(), o.arm(), o.instance(),
        TaskError.of(ErrorCode.OUTPUT_TOO_LARGE, "the broker takes no record of this size"),
        o.usage(), o.durationMs());
  }

  private static void pauseAfter(Throwable cause, Outcome outcome, Address to) {
    LOG.atWarn().setMessage(EventName.CONNECTIVITY_REFUSED.text())
        .addKeyValue("target", "outcomes")
        .addKeyValue("request_id", to.requestId()).addKeyValue("task_id", outcome.taskId())
        .addKeyValue("arm", outcome.arm()).addKeyValue("error_type", "internal")
        .addKeyValue("error_class", cause.getClass().getSimpleName()).log();
    LockSupport.parkNanos(PAUSE.toNanos());
  }
}
