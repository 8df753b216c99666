package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.EventName;
import io.octollm.schema.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets unrepeatable work begin. Before an act an outcome {@code started} and the offset as done are
 * committed in one transaction, under the consumer's membership: after a crash nobody reads the
 * assignment again, and a member that has lost the partition can begin nothing. The offsets of an
 * unsafe arm go this way alone, so that no older commit ever overtakes a start.
 */
final class UnsafeStarts implements Commits, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnsafeStarts.class);
  private static final int COMMIT_TRIES = 5;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private record Request(Order order, CompletableFuture<Boolean> granted) {}

  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final OutcomeSender records;
  private final String instance;
  private final Clock clock;
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private boolean open;
  private volatile boolean closed;

  /** @param producer a transactional one; used by this class alone */
  UnsafeStarts(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer,
      OutcomeSender records, String instance, Clock clock) {
    this.consumer = consumer;
    this.producer = producer;
    this.records = records;
    this.instance = instance;
    this.clock = clock;
  }

  /** Waits until an order may begin; false when it is given back instead. Called by the order's thread. */
  boolean granted(Order order) {
    var request = new Request(order, new CompletableFuture<>());
    requests.add(request);
    if (closed) {
      request.granted().complete(false);
    }
    return request.granted().join();
  }

  @Override
  public void refuse(Predicate<Order> which) {
    requests.removeIf(request -> which.test(request.order()) && request.granted().complete(false));
  }

  /** Begins, in one transaction, all that waits and has room in its partition's note. */
  @Override
  public void begin(Map<TopicPartition, PartitionProgress> of) {
    Map<TopicPartition, PartitionProgress.Commit> commits = new HashMap<>();
    List<Request> starting = new ArrayList<>();
    wanted(of).forEach((partition, some) -> {
      PartitionProgress.Commit commit = progress(of, partition)
          .wholeWith(some.stream().map(request -> request.order().offset()).toList());
      if (commit != null) {
        commits.put(partition, commit);
        starting.addAll(some);
      }
    });
    if (!starting.isEmpty() && inTransaction(starting, commits)) {
      commits.forEach((partition, commit) -> progress(of, partition).committed(commit));
      for (Request request : starting) {
        request.order().progress().finish(request.order().offset());
        request.order().call().started();
        requests.remove(request);
        request.granted().complete(true);
      }
    }
  }

  /** What waits, but for calls that were stopped, which say so themselves, and partitions that are gone. */
  private Map<TopicPartition, List<Request>> wanted(Map<TopicPartition, PartitionProgress> of) {
    Map<TopicPartition, List<Request>> wanted = new HashMap<>();
    for (Request request : requests) {
      Order order = request.order();
      ArmCall.stopIfOver(order.assignment(), order.call(), clock.instant());
      boolean ours = of.get(order.partition()) == order.progress();
      if (ours && !order.call().stopped()) {
        wanted.computeIfAbsent(order.partition(), _ -> new ArrayList<>()).add(request);
      } else {
        requests.remove(request);
        request.granted().complete(ours);
      }
    }
    return wanted;
  }

  private static PartitionProgress progress(
      Map<TopicPartition, PartitionProgress> of, TopicPartition partition) {
    return Objects.requireNonNull(of.get(partition));
  }

  @Override
  public void soon(Map<TopicPartition, PartitionProgress> of) {
    now(of);
  }

  @Override
  public void now(Map<TopicPartition, PartitionProgress> of) {
    Map<TopicPartition, PartitionProgress.Commit> due = new HashMap<>();
    of.forEach((partition, progress) -> {
      PartitionProgress.Commit commit = progress.wholeWith(List.of());
      if (commit != null) {
        due.put(partition, commit);
      }
    });
    if (!due.isEmpty() && inTransaction(List.of(), due)) {
      due.forEach((partition, commit) -> progress(of, partition).committed(commit));
    }
  }

  /** False when nothing was committed and it may be tried again. */
  private boolean inTransaction(
      List<Request> starting, Map<TopicPartition, PartitionProgress.Commit> commits) {
    if (!open) {
      producer.initTransactions();
      open = true;
    }
    producer.beginTransaction();
    try {
      starting.forEach(request -> producer.send(
          records.record(started(request.order()), request.order().address())));
      producer.sendOffsetsToTransaction(Commits.offsets(commits), consumer.groupMetadata());
      producer.flush();
    } catch (ProducerFencedException | InvalidProducerEpochException | AuthorizationException e) {
      throw e;
    } catch (KafkaException e) {
      producer.abortTransaction();
      LOG.atWarn().setMessage(EventName.CONNECTIVITY_REFUSED.text()).addKeyValue("target", "starts")
          .addKeyValue("error_type", "internal")
          .addKeyValue("error_class", e.getClass().getSimpleName()).log();
      return false;
    }
    commit();
    return true;
  }

  /** A commit that is under way must not be aborted: it is waited for, or the worker breaks. */
  private void commit() {
    for (int tried = 1; ; tried++) {
      try {
        producer.commitTransaction();
        return;
      } catch (TimeoutException e) {
        if (tried == COMMIT_TRIES) {
          throw e;
        }
      }
    }
  }

  private Outcome started(Order order) {
    Assignment a = order.assignment();
    return new Outcome.Started(a.taskId(), a.step(), a.attempt(), a.arm(), instance);
  }

  @Override
  public void close() {
    closed = true;
    refuse(_ -> true);
    producer.close(CLOSE_LIMIT);
  }
}
