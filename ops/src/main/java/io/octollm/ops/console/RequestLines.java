package io.octollm.ops.console;

import com.sun.net.httpserver.HttpExchange;
import io.octollm.schema.EventName;
import io.octollm.schema.HeaderNames;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The lines of one HTTP request: its start, and how it ended. They show no more of it than its route:
 * ids, queries, tokens and bodies stay out. Whatever its thread logs meanwhile bears the caller's
 * {@code X-Request-ID}. Opened and closed by the thread that answers.
 */
final class RequestLines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RequestLines.class);
  private static final String REQUEST_ID = "request_id";
  private static final String NO_ROUTE = "none";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "PUT", "POST", "DELETE", "PATCH", "OPTIONS");

  private final String method;
  private final String path;
  private final long began = System.nanoTime();

  private RequestLines(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** @param mayBeShown whether a caller's request id is one that others may see */
  static RequestLines open(
      HttpExchange exchange, List<Route> routes, Predicate<String> mayBeShown) {
    String asked = exchange.getRequestURI().getPath();
    RequestLines lines = new RequestLines(
        METHODS.contains(exchange.getRequestMethod()) ? exchange.getRequestMethod() : "other",
        routes.stream().filter(route -> route.isAt(asked)).map(Route::template).findFirst()
            .orElse(NO_ROUTE));
    String id = exchange.getRequestHeaders().getFirst(HeaderNames.REQUEST_ID);
    if (id != null && mayBeShown.test(id)) {
      MDC.put(REQUEST_ID, id);
    }
    lines.line(LOG.atDebug(), EventName.REQUEST_START).log();
    return lines;
  }

  /** The answer has been written. */
  void complete(int status) {
    line(LOG.atDebug(), EventName.REQUEST_COMPLETE).addKeyValue("status", status)
        .addKeyValue("duration_ms", Math.round((System.nanoTime() - began) / 1e3) / 1e3).log();
  }

  /** The handler threw. */
  void failed(Exception e) {
    LOG.atWarn().setMessage(EventName.REQUEST_FAILED.text()).addKeyValue("path", path)
        .addKeyValue("error_class", e.getClass().getSimpleName()).log();
  }

  /** The caller left, in the middle of what it sent or before it had the answer. */
  void left(Exception e) {
    LOG.atDebug().setMessage(EventName.REQUEST_FAILED.text()).addKeyValue("path", path)
        .addKeyValue("error_class", e.getClass().getSimpleName()).log();
  }

  private LoggingEventBuilder line(LoggingEventBuilder line, EventName event) {
    return line.setMessage(event.text()).addKeyValue("method", method).addKeyValue("path", path);
  }

  @Override
  public void close() {
    MDC.remove(REQUEST_ID);
  }
}
