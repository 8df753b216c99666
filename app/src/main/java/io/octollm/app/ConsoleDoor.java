package io.octollm.app;

import io.octollm.app.config.HttpSettings;
import io.octollm.app.config.Secret;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The HTTP port of a running pipeline. Verbs that have nothing to do without it are ended by what stands
 * in the way of an answer; those that can look for themselves get none.
 */
record ConsoleDoor(Target target) {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration SEARCH_LIMIT = Duration.ofSeconds(30);
  /** How long a console may take to say that it is there, before it is asked to search. */
  private static final Duration SIGN_LIMIT = Duration.ofSeconds(3);
  private static final int OK = 200;

  JsonNode get(String path) throws InterruptedException {
    return send(path, HttpRequest.newBuilder().GET(), readToken());
  }

  /** The answer to a search; empty where nobody gives one. */
  Optional<byte[]> search(String path) {
    URI http = target.http();
    if (http == null) {
      return Optional.empty();
    }
    try {
      exchange(http.resolve("/health"), HttpRequest.newBuilder().GET(), readToken(), SIGN_LIMIT);
      HttpResponse<byte[]> answer =
          exchange(http.resolve(path), HttpRequest.newBuilder().GET(), readToken(), SEARCH_LIMIT);
      return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private @Nullable Secret readToken() {
    HttpSettings http = target.configuration().http();
    return http.readToken() == null ? http.token() : http.readToken();
  }

  JsonNode put(String path, ObjectNode body) throws InterruptedException {
    return send(path, HttpRequest.newBuilder().header("Content-Type", "application/json")
        .PUT(HttpRequest.BodyPublishers.ofByteArray(Codec.encode(body))), target.configuration().http().token());
  }

  /** Ends the verb with what stands in the way of an answer. */
  private JsonNode send(String path, HttpRequest.Builder request, @Nullable Secret token)
      throws InterruptedException {
    URI address = target.httpAddress().resolve(path);
    try {
      HttpResponse<byte[]> answer = exchange(address, request, token, LIMIT);
      JsonNode body = read(answer.body());
      String why = body.path("error").asString("no reason given");
      switch (answer.statusCode()) {
        case OK -> {
          return body;
        }
        case 400 -> throw Failure.usage(why);
        default -> throw Failure.unreachable("the pipeline answers " + answer.statusCode() + ": " + why);
      }
    } catch (IOException e) {
      throw Failure.unreachable("no answer from " + address + " ("
          + e.getClass().getSimpleName() + "): is the pipeline running?");
    }
  }

  private static HttpResponse<byte[]> exchange(URI address, HttpRequest.Builder request,
      @Nullable Secret token, Duration limit) throws IOException, InterruptedException {
    request.uri(address).timeout(limit);
    if (token != null) {
      request.header("Authorization", "Bearer " + token.value());
    }
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      return Codec.parse(body);
    } catch (JacksonException e) {
      return Codec.emptyObject();
    }
  }
}
