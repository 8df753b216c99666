package io.octollm.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.octollm.schema.Codec;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The HTTP client below LangChain4j's models. It bounds the whole exchange in time and the response
 * in bytes, gives up when its thread is interrupted, and keeps what LangChain4j hides: the status
 * and {@code Retry-After}.
 */
final class ModelHttp implements HttpClient {
  private static final int MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

  private final java.net.http.HttpClient client;
  private final Duration timeout;
  private final Clock clock;

  ModelHttp(java.net.http.HttpClient client, Duration timeout, Clock clock) {
    this.client = client;
    this.timeout = timeout;
    this.clock = clock;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<byte[]> response = exchange(toJdk(request));
    int status = response.statusCode();
    if (status < 200 || status > 299) {
      throw new Exchange.Refused(status, RetryAfter.millis(response.headers(), clock.instant()),
          providerCode(response.body()));
    }
    return SuccessfulHttpResponse.builder().statusCode(status)
        .headers(response.headers().map())
        .body(new String(response.body(), StandardCharsets.UTF_8)).build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are read whole, never as a stream");
  }

  private HttpResponse<byte[]> exchange(java.net.http.HttpRequest request) {
    BodyHandler<byte[]> bounded =
        info -> BodySubscribers.limiting(BodySubscribers.ofByteArray(), MAX_RESPONSE_BYTES);
    CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, bounded);
    try {
      return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw new Exchange.Failed(Exchange.Trouble.TIMEOUT);
    } catch (InterruptedException e) {
      response.cancel(true);
      throw new Exchange.Failed(Exchange.Trouble.INTERRUPTED);
    } catch (ExecutionException e) {
      throw new Exchange.Failed(trouble(e));
    }
  }

  private static Exchange.Trouble trouble(ExecutionException e) {
    if (Exchange.cause(e, HttpConnectTimeoutException.class).isPresent()
        || Exchange.cause(e, ConnectException.class).isPresent()
        || Exchange.cause(e, UnresolvedAddressException.class).isPresent()) {
      return Exchange.Trouble.UNREACHABLE;
    }
    return String.valueOf(e.getCause() == null ? null : e.getCause().getMessage())
        .contains("capacity") ? Exchange.Trouble.TOO_LARGE : Exchange.Trouble.BROKEN_OFF;
  }

  private static java.net.http.HttpRequest toJdk(HttpRequest request) {
    String body = request.body();
    var jdk = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
        .method(request.method().name(), body == null
            ? java.net.http.HttpRequest.BodyPublishers.noBody()
            : java.net.http.HttpRequest.BodyPublishers.ofString(body));
    request.headers().forEach((name, values) -> values.forEach(value -> jdk.header(name, value)));
    return jdk.build();
  }

  /** The provider's own word for the error, when it looks like a word and not like a text. */
  private static @Nullable String providerCode(byte[] body) {
    try {
      var error = Codec.parse(body).path("error");
      String code = error.path("code").asString(error.path("type").asString(""));
      return code.matches("[a-z_]{1,40}") ? code : null;
    } catch (JacksonException e) {
      return null;
    }
  }
}
