package io.octollm.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/**
 * Reads from listed hosts. Each host of a request, the first and those that it is redirected to, is
 * checked against the list, resolved once, and each of its addresses checked; then the connection goes
 * to one of these very addresses. Safe for many threads.
 */
public final class Fetcher {
  /** What reads and may be repeated. A POST is an act: it would make the whole arm unsafe to retry. */
  public static final List<String> METHODS = List.of("GET", "HEAD");
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final FetchSettings settings;
  private final Resolver resolver;
  private final AddressPolicy policy;
  private final Supplier<SSLContext> trust;
  private @Nullable WebClient client;

  public Fetcher(FetchSettings settings) {
    this(settings, Resolver.OF_THE_SYSTEM, SSLContexts::createDefault);
  }

  Fetcher(FetchSettings settings, Resolver resolver, Supplier<SSLContext> trust) {
    this.settings = settings;
    this.resolver = resolver;
    this.policy = new AddressPolicy(settings.inside());
    this.trust = trust;
  }

  /** Sends a request and those that its redirects ask for; ends within the time of the settings. */
  public Fetched fetch(String method, String url) throws InterruptedException {
    if (!METHODS.contains(method)) {
      return new Fetched.Refused("context.http.method: must be GET or HEAD");
    }
    var work = new FutureTask<>((Callable<Fetched>) () -> follow(method, url));
    // An interrupt closes the socket that a virtual thread waits for.
    Thread thread = Thread.ofVirtual().name("fetch").start(work);
    try {
      return work.get(settings.time().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Fetched.Failed("there was no whole answer within " + settings.time().toMillis() + " ms");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the request broke", e.getCause());
    } finally {
      thread.interrupt();
    }
  }

  private Fetched follow(String method, String url) {
    WebAddress.Read read = WebAddress.read(url);
    WebAddress before = null;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      switch (read) {
        case WebAddress.Read.Bad(String why) -> {
          return new Fetched.Refused(place(redirects) + why);
        }
        case WebAddress.Read.Good(WebAddress where) -> {
          if (before != null && before.scheme().equals("https") && where.scheme().equals("http")) {
            return new Fetched.Refused(place(redirects) + "it leads from https to http");
          }
          switch (ask(method, where, redirects)) {
            case Step.Over(Fetched end) -> {
              return end;
            }
            case Step.On(String location) -> read = where.follow(location);
          }
          before = where;
        }
      }
    }
    return new Fetched.Refused("there are more than " + MOST_REDIRECTS + " redirects");
  }

  /** What comes after one exchange. */
  private sealed interface Step {
    record Over(Fetched end) implements Step {}

    record On(String location) implements Step {}
  }

  private Step ask(String method, WebAddress where, int redirects) {
    if (!settings.hosts().allows(where)) {
      return refused(redirects, "its host and port are not listed in executor.http-hosts");
    }
    List<InetAddress> addresses;
    try {
      addresses = resolver.resolve(where.name());
    } catch (UnknownHostException e) {
      return new Step.Over(new Fetched.Failed(place(redirects) + "its host has no address"));
    }
    String refusal = refusal(addresses);
    return refusal == null ? connect(method, where, addresses, redirects) : refused(redirects, refusal);
  }

  /** One address that must not be asked keeps all others from being asked. */
  private @Nullable String refusal(List<InetAddress> addresses) {
    for (InetAddress address : addresses) {
      String kind = policy.refusal(address);
      if (kind != null) {
        return "its host has an address that is " + kind;
      }
    }
    return null;
  }

  private Step connect(String method, WebAddress where, List<InetAddress> addresses, int redirects) {
    IOException last = null;
    for (InetAddress address : addresses) {
      try {
        WebClient.Said said = client().ask(method, where, address);
        return REDIRECTS.contains(said.status()) && said.location() != null
            ? new Step.On(said.location())
            : new Step.Over(new Fetched.Answer(
                said.status(), said.contentType(), said.body(), said.truncated(), redirects));
      } catch (ConnectException | NoRouteToHostException | ConnectTimeoutException e) {
        last = e;
      } catch (IOException e) {
        // It was asked; to ask again is the orchestrator's.
        return failed(redirects, e);
      }
    }
    return failed(redirects, last == null ? new UnknownHostException() : last);
  }

  private static Step failed(int redirects, IOException e) {
    return new Step.Over(new Fetched.Failed(
        place(redirects) + "it gave no answer (" + e.getClass().getSimpleName() + ")"));
  }

  /** Made when it is first needed: most executors ask nobody, and whom to trust is slow to load. */
  private synchronized WebClient client() {
    WebClient made = client;
    if (made == null) {
      made = new WebClient(settings.time(), settings.maxBytes(), trust.get());
      client = made;
    }
    return made;
  }

  private static Step refused(int redirects, String why) {
    return new Step.Over(new Fetched.Refused(place(redirects) + why));
  }

  private static String place(int redirects) {
    return redirects == 0 ? "context.http.url: " : "redirect " + redirects + ": ";
  }
}
