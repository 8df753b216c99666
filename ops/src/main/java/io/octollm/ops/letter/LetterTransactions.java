package io.octollm.ops.letter;

import io.octollm.ops.topic.Clients;
import io.octollm.schema.EventName;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactions in which letters are settled. Their id is fixed: whoever opens them fences who had
 * them before, and what a killed one left open is settled first. For one thread.
 */
final class LetterTransactions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LetterTransactions.class);
  private static final int TIMEOUT_MILLIS = 15_000;

  private final Map<String, Object> kafka;
  private final String id;
  private final Producer<byte[], byte[]> producer;

  LetterTransactions(
      Map<String, Object> kafka, String id, Producer<byte[], byte[]> producer) {
    this.kafka = kafka;
    this.id = id;
    this.producer = producer;
  }

  static LetterTransactions open(
      Map<String, Object> kafka, String applicationId, int maxRecordBytes) {
    String id = applicationId + ".replay";
    Map<String, Object> all = Clients.bounded(kafka);
    all.remove("default.api.timeout.ms");
    all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    all.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TIMEOUT_MILLIS);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRecordBytes);
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close();
      throw e;
    }
    return new LetterTransactions(kafka, id, producer);
  }

  Producer<byte[], byte[]> producer() {
    return producer;
  }

  /**
   * Whether the failure means that somebody else has opened them since, or that the broker ended one that was
   * not committed in time. A commit that is under way while that happens is told to be in an invalid state
   * instead (KAFKA-20785); it has taken no effect either.
   */
  static boolean isTakenOver(KafkaException e) {
    return e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException
        || e instanceof InvalidTxnStateException;
  }

  /** One transaction: all that is written in it, or nothing. */
  void commit(Runnable writes) {
    producer.beginTransaction();
    try {
      writes.run();
      producer.commitTransaction();
    } catch (KafkaException e) {
      if (!isTakenOver(e)) {
        abort(e);
      }
      throw e;
    }
  }

  /** What cannot be aborted, such as a commit that nobody answered, is settled by whoever opens next. */
  private void abort(KafkaException why) {
    try {
      producer.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      why.addSuppressed(e);
    }
  }

  /** Lets the next reader see all audits; not to know only means that it may have to read again. */
  void settle() {
    try {
      if (!Settlement.await(kafka, id)) {
        LOG.atWarn().setMessage(EventName.SLOW_OPERATION.text()).addKeyValue("what", "replay").log();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
