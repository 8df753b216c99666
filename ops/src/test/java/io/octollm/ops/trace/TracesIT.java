package io.octollm.ops.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class TracesIT {
  private Cluster cluster;
  private Traces traces;

  @BeforeEach
  void topics(EmbeddedBroker broker) {
    cluster = new Cluster(broker.bootstrap());
    traces = new Traces(cluster.kafka(), cluster.topics(), Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void taskIsFoundAmongOthersWithItsDeadLetter() {
    for (int i = 0; i < 30; i++) {
      Events.retried(Cluster.id(i), "req-" + i).forEach(cluster::event);
    }
    cluster.failed(Cluster.id(7), 0, 0);
    Traces.Found found = traces.find(Cluster.id(7));

    assertThat(found.stories()).singleElement().satisfies(story -> {
      assertThat(story.taskId()).isEqualTo(Cluster.id(7));
      assertThat(story.hops()).hasSize(8);
      assertThat(story.deadLetters()).hasSize(1);
    });
    assertThat(found.tally().records()).isGreaterThanOrEqualTo(150);
    assertThat(found.tally().bytes()).isPositive();
  }

  @Test
  void requestHasAStoryForEachOfItsTasks() {
    IntStream.range(0, 3).forEach(i ->
        Events.retried(Cluster.id(i), "req-shared").forEach(cluster::event));

    assertThat(traces.find("req-shared").stories()).extracting(Story::taskId)
        .containsExactlyInAnyOrder(Cluster.id(0), Cluster.id(1), Cluster.id(2));
  }

  @Test
  void unknownIdHasNoStoryAndPartOfAnIdFindsNothing() {
    Events.retried(Cluster.id(1), "req-1").forEach(cluster::event);

    assertThat(traces.find(Cluster.id(2)).stories()).isEmpty();
    assertThat(traces.find("task-").stories()).isEmpty();
  }

  @Test
  void followerKnowsTasksAndRequestsOnceItHasCaughtUp() {
    Events.retried(Cluster.id(1), "req-1").forEach(cluster::event);
    Events.retried(Cluster.id(2), "req-2").subList(0, 2).forEach(cluster::event);
    try (RecentEvents recent = new RecentEvents(cluster.kafka(), cluster.topics().events())) {
      recent.start();
      Cluster.await("the follower", Duration.ofSeconds(20), recent::caughtUp);

      assertThat(recent.task(Cluster.id(1))).isNotNull().satisfies(story -> {
        assertThat(story.status()).isEqualTo("completed");
        assertThat(story.hops()).hasSize(8);
      });
      assertThat(recent.request("req-2")).extracting(Story::status).containsExactly("running");
      assertThat(recent.task(Cluster.id(3))).isNull();
      assertThat(recent.active().oldestFirst()).extracting(ActiveTask::taskId)
          .containsExactly(Cluster.id(2));
    }
  }

  @Test
  void followerSeesWhatComesLater() {
    try (RecentEvents recent = new RecentEvents(cluster.kafka(), cluster.topics().events())) {
      recent.start();
      Cluster.await("the follower", Duration.ofSeconds(20), recent::caughtUp);
      Events.retried(Cluster.id(1), "req-1").forEach(cluster::event);

      Cluster.await("the later events", Duration.ofSeconds(10),
          () -> recent.task(Cluster.id(1)) != null
              && "completed".equals(recent.task(Cluster.id(1)).status()));
    }
  }

  @Test
  void indexFindsTheSameAsAScanAndReadsTheAnswerAlone(@TempDir Path folder) throws Exception {
    for (int i = 0; i < 200; i++) {
      Events.retried(Cluster.id(i), "req-" + i % 50).forEach(cluster::event);
    }
    cluster.failed(Cluster.id(7), 0, 0);
    try (IndexedTraces index = IndexedTraces.open(cluster.kafka(), cluster.topics(), folder)) {
      index.start();
      Cluster.await("the index", Duration.ofSeconds(20), index::caughtUp);
      Traces.Found task = index.find(Cluster.id(7)).orElseThrow();
      Traces.Found request = index.find("req-7").orElseThrow();

      assertThat(task.stories()).isEqualTo(traces.find(Cluster.id(7)).stories());
      assertThat(request.stories()).isEqualTo(traces.find("req-7").stories()).hasSize(4);
      assertThat(task.tally().bytes()).isLessThan(traces.find(Cluster.id(7)).tally().bytes() / 2);
      assertThat(index.find("req-none").orElseThrow().stories()).isEmpty();
      Events.retried(Cluster.id(900), "req-new").forEach(cluster::event);
      assertThat(index.find("req-new").orElseThrow().stories()).hasSize(1);
    }
  }

  @Test
  void indexGoesOnFromWhereItLeftOffAndIsBuiltAnewWhenItsFolderIsGone(@TempDir Path folder)
      throws Exception {
    Events.retried(Cluster.id(1), "req-1").forEach(cluster::event);
    indexed(folder.resolve("a"), "req-1", 1);
    Events.retried(Cluster.id(2), "req-1").forEach(cluster::event);
    indexed(folder.resolve("a"), "req-1", 2);
    indexed(folder.resolve("b"), "req-1", 2);
  }

  private void indexed(Path folder, String id, int stories) throws Exception {
    try (IndexedTraces index = IndexedTraces.open(cluster.kafka(), cluster.topics(), folder)) {
      index.start();
      Cluster.await("the index", Duration.ofSeconds(20), index::caughtUp);
      assertThat(index.find(id).orElseThrow().stories()).hasSize(stories);
    }
  }
}
