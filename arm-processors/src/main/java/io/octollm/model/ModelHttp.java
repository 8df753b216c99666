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
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
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
import java.util.concurrent.atomic.AtomicBoolean;
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
    HttpResponse<byte[]> response = exchange(request);
    int status = response.statusCode();
    if (status < 200 || status > 299) {
      throw new Exchange.Refused(status, RetryAfter.millis(response.headers(), clock.instant()),
          ErrorBody.read(status, response.body()));
    }
    if (!isJson(response.body())) {
      throw new Exchange.Failed(Exchange.Trouble.NO_JSON, false);
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

  private HttpResponse<byte[]> exchange(HttpRequest request) {
    BodyHandler<byte[]> bounded =
        info -> BodySubscribers.limiting(BodySubscribers.ofByteArray(), MAX_RESPONSE_BYTES);
    AtomicBoolean sent = new AtomicBoolean();
    CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(toJdk(request, sent), bounded);
    try {
      return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw sent.get() ? new Exchange.Failed(Exchange.Trouble.TIMEOUT, true)
          : new Exchange.Failed(Exchange.Trouble.UNREACHABLE, false);
    } catch (InterruptedException e) {
      response.cancel(true);
      throw new Exchange.Failed(Exchange.Trouble.INTERRUPTED, false);
    } catch (ExecutionException e) {
      Exchange.Trouble trouble = trouble(e);
      throw new Exchange.Failed(trouble, trouble == Exchange.Trouble.BROKEN_OFF && sent.get());
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

  /**
   * @param sent becomes true when the body is asked for: the connection stands and the head is out
   */
  private static java.net.http.HttpRequest toJdk(HttpRequest request, AtomicBoolean sent) {
    String text = request.body();
    BodyPublisher body = text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text);
    var jdk = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
        .method(request.method().name(), BodyPublishers.fromPublisher(subscriber -> {
          sent.set(true);
          body.subscribe(subscriber);
        }, body.contentLength()));
    request.headers().forEach((name, values) -> values.forEach(value -> jdk.header(name, value)));
    return jdk.build();
  }

  private static boolean isJson(byte[] body) {
    try {
      Codec.parse(body);
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }
}
