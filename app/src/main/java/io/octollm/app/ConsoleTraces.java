package io.octollm.app;

import io.octollm.app.config.HttpSettings;
import io.octollm.app.config.Secret;
import io.octollm.ops.topic.Place;
import io.octollm.ops.trace.Traces;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks a running console about an id: its index knows where the records lie. */
record ConsoleTraces(Target target) {
  private static final int TRIES = 3;
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Empty where no console answers with them: the topics themselves must be asked. */
  Optional<Traces.Found> find(String id) {
    return get("/debug/traces/", id).flatMap(body -> Codec.decode(body, Traces.Found.class)
        instanceof Decoded.Value<Traces.Found>(Traces.Found found) ? Optional.of(found)
        : Optional.empty());
  }

  /** Where the records of an id lie; empty where no console can tell. */
  Optional<Set<Place>> places(String id) {
    return get("/debug/places/", id).map(body -> {
      Set<Place> places = new TreeSet<>();
      Codec.parse(body).path("places").forEach(place -> places.add(Place.parse(place.stringValue())));
      return places;
    });
  }

  /** The settings that the pipeline runs with; empty where no console can tell, also when asked again. */
  Optional<Map<String, String>> settings() {
    Optional<byte[]> told = Optional.empty();
    for (int i = 0; i < TRIES && told.isEmpty(); i++) {
      told = get("/debug/flags");
    }
    return told.map(body -> {
      Map<String, String> settings = new TreeMap<>();
      Codec.parse(body).forEachEntry((name, value) -> settings.put(name, value.asString("")));
      return settings;
    });
  }

  private Optional<byte[]> get(String path, String id) {
    return get(path + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  private Optional<byte[]> get(String path) {
    URI http = target.http();
    if (http == null) {
      return Optional.empty();
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(http.resolve(path)).timeout(LIMIT);
    HttpSettings settings = target.configuration().http();
    Secret token = settings.readToken() == null ? settings.token() : settings.readToken();
    if (token != null) {
      request.header("Authorization", "Bearer " + token.value());
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
