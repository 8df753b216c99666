package io.octollm.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.octollm.app.config.Configuration;
import io.octollm.app.config.RetrieverSettings;
import io.octollm.arm.ReflexFilter;
import io.octollm.arm.retrieval.DocumentFolder;
import io.octollm.arm.retrieval.DocumentFollower;
import io.octollm.arm.retrieval.Library;
import io.octollm.model.Embeddings;
import io.octollm.schema.EventName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.StringNode;

/** The retriever's documents in this process: those of the folder, and those of the topic. */
final class Documents implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Documents.class);

  private final RetrieverSettings settings;
  private final Library library;
  private @Nullable DocumentFollower follower;
  private @Nullable Thread catchUp;

  private Documents(RetrieverSettings settings, Library library) {
    this.settings = settings;
    this.library = library;
  }

  /** Opens them with what the folder holds; a folder that is not there ends the verb. */
  static Documents open(Configuration configuration, ReflexFilter filter, MeterRegistry meters)
      throws IOException {
    RetrieverSettings settings = configuration.retriever();
    Documents documents = new Documents(settings, settings.embeddings()
        .map(endpoint -> Library.withVectors(settings.maxCharacters(),
            Embeddings.remote(endpoint, configuration.model().prices(), Clock.systemUTC()), outward(filter),
            meters, Clock.systemUTC()))
        .orElseGet(() -> Library.ofWords(settings.maxCharacters())));
    try {
      documents.readFolder();
    } catch (IllegalArgumentException e) {
      documents.close();
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
    documents.library.start();
    return documents;
  }

  /** What goes to the endpoint is what any arm may say: as the policy leaves it, or not at all. */
  private static Function<String, @Nullable String> outward(ReflexFilter filter) {
    return text -> {
      var passed = filter.filter(StringNode.valueOf(text));
      return passed.blocked() == null ? passed.output().asString() : null;
    };
  }

  private void readFolder() throws IOException {
    Path folder = settings.folder();
    if (folder == null) {
      return;
    }
    for (DocumentFolder.Skipped skipped : DocumentFolder.of(folder).into(library)) {
      log.atWarn().setMessage(EventName.DOCUMENT_SKIPPED.text())
          .addKeyValue("reason", skipped.reason()).addKeyValue("source", "folder").log();
    }
  }

  Library library() {
    return library;
  }

  /**
   * Follows the topic from now on.
   *
   * @param ready is run once what the topic held is there, or the time for that is over
   */
  void follow(Ground ground, Runnable ready) {
    DocumentFollower following = new DocumentFollower(
        ground.kafka(), ground.topics().documents(), library, ground.meters());
    follower = following;
    following.start();
    catchUp = Thread.ofVirtual().name("documents-catch-up").start(() -> catchUp(following, ready));
  }

  private void catchUp(DocumentFollower following, Runnable ready) {
    Duration limit = settings.catchUp();
    try {
      if (!following.awaitCaughtUp(limit)) {
        log.atWarn().setMessage(EventName.CONNECTIVITY_TIMEOUT.text())
            .addKeyValue("target", "documents").addKeyValue("duration", limit.toMillis() / 1000.0)
            .addKeyValue("note", "the retriever begins with the documents that it has").log();
      }
      ready.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the topic is followed. */
  boolean following() {
    return follower != null && follower.running();
  }

  /** After this the retriever does not begin any more. */
  void endCatchUp() {
    if (catchUp != null) {
      catchUp.interrupt();
      try {
        catchUp.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    endCatchUp();
    if (follower != null) {
      follower.close();
    }
    library.close();
  }
}
