package io.octollm.ops.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at the models' endpoints, by asking each which models it has. */
final class NetworkChecks {
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final int MOST_BYTES = 1 << 20;
  private static final int OK = 200;
  private static final int BROKEN = 500;

  private NetworkChecks() {}

  static Finding model(Optional<Endpoint> endpoint) {
    return endpoint.map(there -> endpoint("model", "OCTOLLM_LLM", there))
        .orElseGet(() -> new Finding.Ok("model", "none is configured, answers are scripted"));
  }

  /** Nothing when there is none. */
  static List<Finding> fallback(Optional<Endpoint> endpoint) {
    return endpoint.map(there -> endpoint("fallback model", "OCTOLLM_LLM_FALLBACK", there)).stream().toList();
  }

  static Finding embeddings(Optional<Endpoint> endpoint) {
    return endpoint.map(there -> endpoint("embeddings", "OCTOLLM_EMBEDDINGS", there))
        .orElseGet(() -> new Finding.Ok("embeddings", "none are configured, the retriever searches by words"));
  }

  /** @param variables what the variables of its settings begin with */
  private static Finding endpoint(String name, String variables, Endpoint endpoint) {
    URI address = endpoint.address();
    String where = address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(models(address)).timeout(LIMIT);
      endpoint.headers().forEach(request::header);
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] listed = answer.statusCode() == OK ? body.readNBytes(MOST_BYTES) : new byte[0];
        return judge(name, variables, where, answer.statusCode(),
            ModelList.read(listed), endpoint.models());
      }
    } catch (IOException e) {
      return new Finding.Trouble(name, where + " " + reason(e),
          "correct " + variables + "_BASE_URL or start the model there");
    } catch (IllegalArgumentException e) {
      return new Finding.Trouble(name, "the address is no http address",
          "set " + variables + "_BASE_URL to a form such as http://127.0.0.1:11434/v1");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding.Skipped(name, "the examination ended first");
    }
  }

  private static Finding judge(String name, String variables, String where, int status,
      ModelList listed, List<String> wanted) {
    if (status == 401 || status == 403) {
      return new Finding.Trouble(name, where + " refuses the key with " + status,
          "set " + variables + "_API_KEY to a valid key");
    }
    if (status >= BROKEN) {
      return new Finding.Trouble(name, where + " fails with " + status,
          "see its log or status page; until then calls are tried again, then the fallback is asked");
    }
    List<String> missing = listed.missing(wanted);
    return missing.isEmpty()
        ? new Finding.Ok(name, where + " answers with " + status)
        : new Finding.Trouble(name, where + " has no model " + missing.getFirst() + ", the nearest is "
            + listed.nearest(missing.getFirst()), "set " + variables + "_MODEL to one that it has");
  }

  private static URI models(URI base) {
    String text = base.toString();
    return URI.create(text.endsWith("/") ? text + "models" : text + "/models");
  }

  private static String reason(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> "has no known address";
      case ConnectException _ -> "refuses connections";
      default -> "does not answer (" + e.getClass().getSimpleName() + ")";
    };
  }
}
