package io.octollm.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hands our HTTP client to a LangChain4j builder, which may set the two time-outs first. */
final class ModelHttpBuilder implements HttpClientBuilder {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final Clock clock;
  private Duration connect = CONNECT;
  private Duration read;

  ModelHttpBuilder(Duration timeout, Clock clock) {
    this.read = timeout;
    this.clock = clock;
  }

  @Override
  public Duration connectTimeout() {
    return connect;
  }

  @Override
  public HttpClientBuilder connectTimeout(@Nullable Duration timeout) {
    connect = timeout == null || timeout.compareTo(CONNECT) > 0 ? CONNECT : timeout;
    return this;
  }

  @Override
  public Duration readTimeout() {
    return read;
  }

  @Override
  public HttpClientBuilder readTimeout(@Nullable Duration timeout) {
    read = timeout == null ? read : timeout;
    return this;
  }

  @Override
  public HttpClient build() {
    var jdk = java.net.http.HttpClient.newBuilder()
        .version(java.net.http.HttpClient.Version.HTTP_1_1)
        .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
        .connectTimeout(connect).build();
    return new ModelHttp(jdk, read, clock);
  }
}
