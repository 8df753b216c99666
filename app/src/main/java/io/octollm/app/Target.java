package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.schema.Topics;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running pipeline as a verb finds it.
 *
 * @param http null when nobody told its address
 */
record Target(Configuration configuration, String bootstrap, @Nullable URI http) {

  /**
   * Finds it: by its address when one was given, else by the file in the data folder.
   *
   * @param http as given to the verb; null to look further
   * @param folderFirst whether the folder was named closer to the verb than the address
   */
  static Target find(Configuration configuration, @Nullable String http, boolean folderFirst) {
    String named = configuration.kafka().bootstrap();
    RunningFile.Addresses running = new RunningFile(configuration.dataDir()).read();
    if (running != null && (named == null || folderFirst || named.equals(running.bootstrap()))) {
      return new Target(configuration, running.bootstrap(), address(http, running.http()));
    }
    if (named == null) {
      throw Failure.unreachable("no pipeline runs in " + configuration.dataDir()
          + ": start one with `octollm up`, or name its cluster with --bootstrap HOST:PORT");
    }
    Integer port = configuration.http().port();
    return new Target(configuration, named,
        address(http, port == null ? null : "http://127.0.0.1:" + port));
  }

  private static @Nullable URI address(@Nullable String given, @Nullable String found) {
    if (given != null && !given.matches("https?://[^\\s/]+/?")) {
      throw Failure.usage("--http must be a URL such as http://127.0.0.1:8080");
    }
    String address = given == null ? found : given;
    return address == null ? null : URI.create(address);
  }

  /** What every Kafka client of the verb is made with. */
  Map<String, Object> kafka() {
    return configuration.kafka().clientFor(bootstrap);
  }

  Topics topics() {
    return configuration.pipeline().topics();
  }

  /** The HTTP address; ends the verb where none is known. */
  URI httpAddress() {
    if (http == null) {
      throw Failure.unreachable("the pipeline's HTTP address is not known: name its folder with"
          + " --data DIR, or the address with --http URL");
    }
    return http;
  }
}
