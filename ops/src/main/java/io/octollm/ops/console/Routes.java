package io.octollm.ops.console;

import io.octollm.ops.incident.BundleDesk;
import io.octollm.ops.trace.RecentEvents;
import io.octollm.ops.trace.Story;
import io.octollm.ops.trace.Traces;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every path that the console answers. */
final class Routes {
  private static final int MAX_ACTIVE = 1_000;
  private static final int MAX_SCANS = 2;

  private final ConsoleParts parts;
  private final Diagnostics diagnostics = new Diagnostics();
  private final Semaphore scans = new Semaphore(MAX_SCANS);

  private Routes(ConsoleParts parts) {
    this.parts = parts;
  }

  static List<Route> of(ConsoleParts parts) {
    return new Routes(parts).all();
  }

  private List<Route> all() {
    List<Route> routes = new ArrayList<>(List.of(
        get("/health", Scope.OPEN, r -> Answer.json(Codec.emptyObject().put("status", "up"))),
        get("/ready", Scope.OPEN, r -> ready()),
        get("/metrics", Scope.READ, r -> Answer.text(parts.metrics().get())),
        get("/debug/topology", Scope.READ, r -> Answer.text(parts.topology().get())),
        get("/debug/flags", Scope.READ, r -> Answer.json(flags())),
        new Route("PUT", "/debug/flags", Scope.WRITE, this::setFlag),
        get("/debug/threads", Scope.READ,
            r -> diagnostics.threads("json".equals(r.query().get("format")))),
        get("/debug/heap", Scope.READ, r -> diagnostics.heap(r.number("top", 100, 1, 10_000))),
        get("/debug/profile", Scope.READ,
            r -> diagnostics.profile(r.number("seconds", 10, 1, 60))),
        get("/debug/old-objects", Scope.READ,
            r -> diagnostics.oldObjects(r.number("seconds", 60, 1, 600))),
        get("/debug/log-level", Scope.READ, r -> Answer.json(parts.logLevels().current())),
        new Route("PUT", "/debug/log-level", Scope.WRITE, this::setLevel)));
    ArmRegistry arms = parts.arms();
    if (arms != null) {
      routes.add(get("/debug/arm-registry", Scope.READ, r -> Answer.json(arms.toJson())));
    }
    RecentEvents recent = parts.recent();
    Traces traces = parts.traces();
    if (recent != null && traces != null) {
      routes.add(get("/debug/active-tasks", Scope.READ, r -> active(recent)));
      routes.add(get("/debug/tasks/", Scope.READ, r -> task(r.rest(), recent, traces)));
      routes.add(get("/debug/traces/", Scope.READ, r -> traces(r.rest(), traces)));
      routes.add(get("/debug/places/", Scope.READ, r -> places(r.rest(), traces)));
      routes.add(get("/debug/requests/", Scope.READ, r -> request(r.rest(), recent, traces)));
    }
    BundleDesk bundles = parts.bundles();
    if (bundles != null) {
      routes.add(get("/debug/incidents/", Scope.READ, r -> bundle(r.rest(), false, bundles)));
      routes.add(new Route(
          "POST", "/debug/incidents/", Scope.RAW, r -> bundle(r.rest(), true, bundles)));
    }
    return List.copyOf(routes);
  }

  /** A raw bundle leaves a record of its taking, and so is no mere reading. */
  private static Answer bundle(String id, boolean raw, BundleDesk bundles)
      throws IOException, InterruptedException {
    try {
      return bundles.bundle(id, raw).map(Answer::zip)
          .orElseGet(() -> Answer.problem(404, "no event of this id was found"));
    } catch (BundleDesk.Busy | BundleDesk.Unfinished e) {
      return Answer.problem(503, String.valueOf(e.getMessage()));
    }
  }

  private static Route get(String path, Scope scope, Route.Handler handler) {
    return new Route("GET", path, scope, handler);
  }

  private Answer ready() {
    boolean ready = parts.ready().getAsBoolean();
    return Answer.json(ready ? 200 : 503, Codec.emptyObject().put("ready", ready));
  }

  /** The settings by name, and the flags under the keys that they have in their topic. */
  private Map<String, Object> flags() {
    Map<String, Object> flags = new TreeMap<>(parts.settings().get());
    flags.putAll(parts.flags().byKey());
    return flags;
  }

  private Answer setFlag(Request request) throws InterruptedException {
    return Answer.json(parts.flags().set(FlagChange.of(JsonBody.parse(request.body()))));
  }

  private Answer setLevel(Request request) {
    return Answer.json(parts.logLevels().set(LevelChange.of(JsonBody.parse(request.body()))));
  }

  private static Answer active(RecentEvents recent) {
    var tasks = recent.active().oldestFirst();
    ObjectNode answer = Codec.emptyObject().put("count", tasks.size());
    answer.set("tasks", Codec.tree(tasks.subList(0, Math.min(MAX_ACTIVE, tasks.size()))));
    return Answer.json(answer);
  }

  private Answer task(String id, RecentEvents recent, Traces traces) throws InterruptedException {
    Story known = recent.task(id);
    List<Story> stories = known != null ? List.of(known)
        : find(id, traces).stories().stream().filter(s -> s.taskId().equals(id)).toList();
    return stories.isEmpty()
        ? Answer.problem(404, "no event of this task was found")
        : Answer.json(stories.getFirst().toJson());
  }

  private Answer request(String id, RecentEvents recent, Traces traces)
      throws InterruptedException {
    List<Story> known = recent.request(id);
    List<Story> stories = !known.isEmpty() ? known
        : find(id, traces).stories().stream().filter(s -> s.requestId().equals(id)).toList();
    if (stories.isEmpty()) {
      return Answer.problem(404, "no event of this request was found");
    }
    ObjectNode answer = Codec.emptyObject().put("request_id", id);
    ArrayNode tasks = answer.putArray("tasks");
    stories.forEach(story -> tasks.add(story.toJson()));
    return Answer.json(answer);
  }

  /** Every story of an id, task or request, and what it cost to find them; none for an unknown one. */
  private Answer traces(String id, Traces traces) throws InterruptedException {
    return Answer.json((ObjectNode) Codec.tree(find(id, traces)));
  }

  /** Where an id's records lie, for a bundle; 503 while the index cannot tell. */
  private static Answer places(String id, Traces traces) throws InterruptedException {
    return traces.places(id, Integer.MAX_VALUE).map(places -> {
      ObjectNode answer = Codec.emptyObject();
      ArrayNode list = answer.putArray("places");
      places.forEach(place -> list.add(place.toString()));
      return Answer.json(answer);
    }).orElseGet(() -> Answer.problem(503, "the index has not caught up"));
  }

  /** Reads the topics for what is not in memory, a few at a time. */
  private Traces.Found find(String id, Traces traces) throws InterruptedException {
    scans.acquire();
    try {
      return traces.find(id);
    } finally {
      scans.release();
    }
  }
}
