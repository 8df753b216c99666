package io.octollm.broker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;

/**
 * A controller and a broker in one process, as Kafka's own server composes them, but for one thing: the
 * broker starts only when the controller has given up the one that was here before.
 *
 * <p>After a kill Kafka's own server begins with the partitions as they were: led by the dead broker,
 * which has the same id. It takes up the transactions that were about to be committed and sends their
 * markers, until the dead one's session is over and no partition has a leader for a moment. A marker
 * that is under way then is taken for one to a deleted topic and dropped, and the transaction is called
 * complete without it: its offsets stay pending for ever, or its records invisible.
 */
final class KraftNode {
  private static final long GIVEN_UP_WITHIN_SECONDS = 30;

  private final SharedServer shared;
  private final ControllerServer controller;
  private final BrokerServer broker;

  KraftNode(KafkaConfig config) {
    var log = LoggerFactory.getLogger(KraftNode.class);
    var folders = KafkaRaftServer.initializeLogDirs(config, log, "");
    var clusterId = folders._1().clusterId().orElseThrow();
    shared = new SharedServer(config, folders._1(), Time.SYSTEM,
        Server.initializeMetrics(config, Time.SYSTEM, clusterId),
        CompletableFuture.completedFuture(
            QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
        QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
        new StandardFaultHandlerFactory(), ServerSocketFactory.INSTANCE);
    broker = new BrokerServer(shared);
    controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folders._2());
  }

  void start() {
    controller.startup();
    awaitPredecessorGivenUp();
    broker.startup();
  }

  private void awaitPredecessorGivenUp() {
    var watch = new PredecessorWatch();
    try {
      shared.loader().installPublishers(List.of(watch)).get(GIVEN_UP_WITHIN_SECONDS, TimeUnit.SECONDS);
      watch.givenUp().get(GIVEN_UP_WITHIN_SECONDS, TimeUnit.SECONDS);
      shared.loader().removeAndClosePublisher(watch).get(GIVEN_UP_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the broker started", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the controller did not become active", e);
    }
  }

  /** Stops both; a second call does nothing. */
  void stop() {
    broker.shutdown();
    controller.shutdown();
    broker.awaitShutdown();
    controller.awaitShutdown();
  }
}
