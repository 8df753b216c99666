package io.octollm.app;

import io.octollm.ops.topic.Place;
import io.octollm.ops.trace.Traces;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks a running console about an id: its index knows where the records lie. */
record ConsoleTraces(Target target) {
  private static final int TRIES = 3;

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
      told = door().search("/debug/flags");
    }
    return told.map(body -> {
      Map<String, String> settings = new TreeMap<>();
      Codec.parse(body).forEachEntry((name, value) -> settings.put(name, value.asString("")));
      return settings;
    });
  }

  private ConsoleDoor door() {
    return new ConsoleDoor(target);
  }

  private Optional<byte[]> get(String path, String id) {
    return door().search(path + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
  }
}
