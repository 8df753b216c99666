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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP port of a running pipeline, for verbs that have nothing to do without it. */
record ConsoleDoor(Target target) {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  JsonNode get(String path) throws InterruptedException {
    HttpSettings http = target.configuration().http();
    return send(path, HttpRequest.newBuilder().GET(),
        http.readToken() == null ? http.token() : http.readToken());
  }

  JsonNode put(String path, ObjectNode body) throws InterruptedException {
    return send(path, HttpRequest.newBuilder().header("Content-Type", "application/json")
        .PUT(HttpRequest.BodyPublishers.ofByteArray(Codec.encode(body))), target.configuration().http().token());
  }

  /** Ends the verb with what stands in the way of an answer. */
  private JsonNode send(String path, HttpRequest.Builder request, @Nullable Secret token)
      throws InterruptedException {
    URI address = target.httpAddress().resolve(path);
    request.uri(address).timeout(LIMIT);
    if (token != null) {
      request.header("Authorization", "Bearer " + token.value());
    }
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode body = read(answer.body());
      String why = body.path("error").asString("no reason given");
      switch (answer.statusCode()) {
        case 200 -> {
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

  private static JsonNode read(byte[] body) {
    try {
      return Codec.parse(body);
    } catch (JacksonException e) {
      return Codec.emptyObject();
    }
  }
}
