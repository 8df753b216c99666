package io.octollm.ops.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class LetterTransactionsTest {
  private final MockProducer<byte[], byte[]> producer = new MockProducer<>(
      true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
  private final LetterTransactions transactions =
      new LetterTransactions(Map.of(), "app.replay", producer);

  /** Kafka lets nobody abort then: whether it was committed is for the next one to find out. */
  @Test
  void commitThatIsNotAnsweredInTimeIsToldAsThat() {
    TimeoutException unanswered = new TimeoutException("no answer");
    producer.initTransactions();
    producer.commitTransactionException = unanswered;
    producer.abortTransactionException =
        new IllegalStateException("the previous call to commitTransaction timed out");

    assertThatThrownBy(() -> transactions.commit(() -> { })).isSameAs(unanswered);
  }

  /** A broker that ends a transaction in favour of another producer answers its commit so. */
  @Test
  void commitThatSomebodyElseCameBeforeIsTakenOverAndNotAborted() {
    InvalidTxnStateException before = new InvalidTxnStateException("COMPLETE_ABORT");
    producer.initTransactions();
    producer.commitTransactionException = before;

    assertThatThrownBy(() -> transactions.commit(() -> { })).isSameAs(before);
    assertThat(LetterTransactions.isTakenOver(before)).isTrue();
    assertThat(producer.transactionAborted()).isFalse();
  }
}
