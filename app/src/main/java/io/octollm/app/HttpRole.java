package io.octollm.app;

import ch.qos.logback.classic.LoggerContext;
import io.octollm.app.config.Configuration;
import io.octollm.app.config.HttpSettings;
import io.octollm.app.config.Secret;
import io.octollm.ops.console.ArmRegistry;
import io.octollm.ops.console.Console;
import io.octollm.ops.console.ConsoleParts;
import io.octollm.ops.console.ConsoleSettings;
import io.octollm.ops.console.LiveFlags;
import io.octollm.ops.console.LogLevels;
import io.octollm.ops.incident.BundleDesk;
import io.octollm.ops.incident.IncidentExport;
import io.octollm.ops.trace.Traces;
import io.octollm.schema.Ids;
import io.octollm.topology.OctoTopology;
import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The HTTP port that every process opens; with the console role it knows tasks and arms too. */
final class HttpRole implements Role {
  private static final Duration TRACE_LIMIT = Duration.ofSeconds(20);

  private final Ground ground;
  private final LiveFlags flags;
  private final @Nullable EventsRole events;
  private final @Nullable ArmRegistry arms;
  private final BooleanSupplier ready;
  private @Nullable ProcessMeters process;
  private @Nullable LogLevels levels;
  private volatile @Nullable Console console;

  /**
   * A port that is yet to be opened.
   *
   * @param events null where this process is no console; so is {@code arms}
   * @param ready whether the process does its work
   */
  HttpRole(Ground ground, LiveFlags flags, @Nullable EventsRole events, @Nullable ArmRegistry arms,
      BooleanSupplier ready) {
    this.ground = ground;
    this.flags = flags;
    this.events = events;
    this.arms = arms;
    this.ready = ready;
  }

  @Override
  public String name() {
    return events == null ? "http" : "console";
  }

  @Override
  public void start() throws IOException {
    process = new ProcessMeters(ground.meters());
    LogLevels logLevels =
        new LogLevels((LoggerContext) LoggerFactory.getILoggerFactory(), Clock.systemUTC());
    levels = logLevels;
    Traces traces = events == null ? null
        : new Traces(ground.kafka(), ground.topics(), TRACE_LIMIT, events.index());
    Console opened = open(new ConsoleParts(ready, ground.meters()::scrape,
        () -> OctoTopology.build(StreamsRole.drawing(ground.configuration())).describe().toString(),
        () -> ground.configuration().features(),
        id -> Ids.isRequestId(id) && !ground.reflex().wouldRedact(id), flags, logLevels, arms,
        events == null ? null : events.recent(), traces, traces == null ? null : bundles(traces)));
    console = opened;
    opened.start();
  }

  private BundleDesk bundles(Traces traces) {
    Configuration configuration = ground.configuration();
    IncidentExport export = new IncidentExport(ground.kafka(), ground.topics(), ground.reflex(),
        IncidentExportVerb.settings(configuration, configuration.features(), ground.reflex()),
        Clock.systemUTC());
    return new BundleDesk(export, traces);
  }

  /** Takes the port that was asked for; where none was, a free one when the usual one is taken. */
  private Console open(ConsoleParts parts) throws IOException {
    HttpSettings http = ground.configuration().http();
    Integer asked = http.port();
    try {
      return new Console(settings(http, asked == null ? HttpSettings.DEFAULT_PORT : asked), parts);
    } catch (BindException e) {
      if (asked == null) {
        return new Console(settings(http, 0), parts);
      }
      throw Failure.unreachable("the HTTP port " + asked + " on " + http.host()
          + " is taken: choose another with --port (OCTOLLM_HTTP_PORT), 0 for a free one");
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  private static ConsoleSettings settings(HttpSettings http, int port) {
    return new ConsoleSettings(http.host(), port, text(http.readToken()), text(http.token()));
  }

  private static @Nullable String text(@Nullable Secret secret) {
    return secret == null ? null : secret.value();
  }

  /** Where it listens, as a URL; only after the start. */
  String address() {
    Console running = console;
    if (running == null) {
      throw new IllegalStateException("the port has not been opened");
    }
    String host = ground.configuration().http().host();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + running.port();
  }

  @Override
  public boolean ready() {
    return console != null;
  }

  @Override
  public void close() {
    Console running = console;
    console = null;
    if (running != null) {
      running.close();
    }
    if (process != null) {
      process.close();
    }
    if (levels != null) {
      levels.close();
    }
  }
}
